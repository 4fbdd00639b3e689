import type { ReactNode } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { Icon, type IconShape } from '../ui/icon.tsx';

interface FrameToolProps {
  readonly icon?: IconShape;
  readonly lang?: string;
  /** Given for tools that are on or off; a plain button otherwise. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A small (still 15 mm) button of the frame. */
export function FrameTool({ icon, isOn, children, ...rest }: FrameToolProps) {
  const content = (
    <>
      {icon && <Icon shape={icon} />}
      {children}
    </>
  );
  if (isOn === undefined) {
    return (
      <Button className="frame-tool" {...rest}>
        {content}
      </Button>
    );
  }
  return (
    <ToggleButton className="frame-tool" isSelected={isOn} {...rest}>
      {content}
    </ToggleButton>
  );
}
