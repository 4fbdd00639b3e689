import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cameraScenes, type DockState } from '../../preload/contract/dock.ts';
import { useStrings } from '../strings/index.ts';
import { DockSection } from './dock-section.tsx';
import type { PanelProps } from './panel-props.ts';

interface CameraPanelProps extends PanelProps<DockState['cameras'][number]> {
  readonly faces: DockState['faces'];
}

/** Who stands before a camera, and how. */
export function CameraPanel({ device, title, nameOf, act, faces }: CameraPanelProps) {
  const { t } = useStrings();
  const { id, plugged, scene, person } = device;
  return (
    <DockSection
      title={title}
      plugged={plugged}
      onPlug={(on) => act({ type: on ? 'plug-camera' : 'unplug-camera', device: id })}
    >
      <ToggleButtonGroup
        className="dock-row"
        aria-label={nameOf(t('dock.persons'))}
        disallowEmptySelection
        selectedKeys={[person]}
        onSelectionChange={([chosen]) =>
          act({ type: 'show-camera', device: id, scene, person: String(chosen) })
        }
      >
        {faces.map((face) => (
          <ToggleButton key={face.id} id={face.id} className="dock-button">
            {face.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        className="dock-row"
        aria-label={nameOf(t('dock.scenes'))}
        disallowEmptySelection
        selectedKeys={[scene]}
        onSelectionChange={([chosen]) => {
          const next = cameraScenes.find((one) => one === chosen);
          if (next) act({ type: 'show-camera', device: id, scene: next });
        }}
      >
        {cameraScenes.map((one) => (
          <ToggleButton key={one} id={one} className="dock-button">
            {t(`dock.scene.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </DockSection>
  );
}
