import { Button } from 'react-aria-components';
import type { DockCard, DockState } from '../../preload/contract/dock.ts';
import { useStrings } from '../strings/index.ts';
import { classNames } from '../ui/class-names.ts';
import { DockSection } from './dock-section.tsx';
import type { PanelProps } from './panel-props.ts';

type Reader = DockState['readers'][number];

interface ReaderPanelProps extends PanelProps<Reader> {
  /** What this reader can read. */
  readonly cards: readonly DockCard[];
}

/** A card stays on its reader until it is taken away; a passport is drawn past the scanner and never stays. */
const words = {
  cards: {
    list: 'dock.cards',
    put: 'dock.put',
    putName: 'dock.put-name',
    snatch: 'dock.snatch',
    snatchName: 'dock.snatch-name',
  },
  passports: {
    list: 'dock.passports',
    put: 'dock.insert',
    putName: 'dock.insert-name',
    snatch: 'dock.pull',
    snatchName: 'dock.pull-name',
  },
} as const satisfies Record<Reader['reads'], unknown>;

export function ReaderPanel({ device, title, nameOf, act, cards }: ReaderPanelProps) {
  const { t } = useStrings();
  const { id: reader, plugged, reads, cardOnReader } = device;
  const { list, put, putName, snatch, snatchName } = words[reads];
  return (
    <DockSection
      title={title}
      plugged={plugged}
      onPlug={(on) => act({ type: on ? 'plug-reader' : 'unplug-reader', device: reader })}
    >
      <ul className="dock-cards" aria-label={nameOf(t(list))}>
        {cards.map(({ id, label, note }) => {
          const isDown = cardOnReader === id;
          return (
            <li key={id} className={classNames('dock-card', isDown && 'dock-card--down')}>
              <div className="dock-card__words">
                <strong>{label}</strong>
                <span>{isDown ? t('dock.on-reader') : note}</span>
              </div>
              {isDown ? (
                <Button
                  className="dock-button dock-button--main"
                  aria-label={nameOf(t('dock.remove'))}
                  onPress={() => act({ type: 'remove-card', device: reader })}
                >
                  {t('dock.remove')}
                </Button>
              ) : (
                <>
                  <Button
                    className="dock-button dock-button--main"
                    aria-label={nameOf(t(putName, { name: label }))}
                    onPress={() => act({ type: 'put-card', device: reader, cardId: id })}
                  >
                    {t(put)}
                  </Button>
                  <Button
                    className="dock-button"
                    aria-label={nameOf(t(snatchName, { name: label }))}
                    onPress={() => act({ type: 'snatch-card', device: reader, cardId: id })}
                  >
                    {t(snatch)}
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </DockSection>
  );
}
