import { Button } from 'react-aria-components';
import { useStrings } from '../strings/index.ts';
import { classNames } from '../ui/class-names.ts';
import { DockSection } from './dock-section.tsx';
import type { PanelProps } from './panel-props.ts';

export function ReaderPanel({ state, act }: PanelProps) {
  const { t } = useStrings();
  return (
    <DockSection
      title={t('dock.reader')}
      plugged={state.readerPlugged}
      onPlug={(plugged) => act({ type: plugged ? 'plug-reader' : 'unplug-reader' })}
    >
      <ul className="dock-cards" aria-label={t('dock.cards')}>
        {state.cards.map(({ id, label, note }) => {
          const isDown = state.cardOnReader === id;
          return (
            <li key={id} className={classNames('dock-card', isDown && 'dock-card--down')}>
              <div className="dock-card__words">
                <strong>{label}</strong>
                <span>{isDown ? t('dock.on-reader') : note}</span>
              </div>
              {isDown ? (
                <Button
                  className="dock-button dock-button--main"
                  onPress={() => act({ type: 'remove-card' })}
                >
                  {t('dock.remove')}
                </Button>
              ) : (
                <>
                  <Button
                    className="dock-button dock-button--main"
                    aria-label={t('dock.put-name', { name: label })}
                    onPress={() => act({ type: 'put-card', cardId: id })}
                  >
                    {t('dock.put')}
                  </Button>
                  <Button
                    className="dock-button"
                    aria-label={t('dock.snatch-name', { name: label })}
                    onPress={() => act({ type: 'snatch-card', cardId: id })}
                  >
                    {t('dock.snatch')}
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
