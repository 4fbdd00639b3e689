import type { CSSProperties, PointerEvent } from 'react';
import type { MrzLine } from '../../domain/identity/mrz.ts';
import { useStrings } from '../strings/index.ts';
import { classNames } from '../ui/class-names.ts';

interface MrzLinesProps {
  readonly lines: readonly MrzLine[];
  readonly caret: { readonly line: number; readonly at: number };
  readonly onTouch: (line: number, at: number) => void;
}

/** The lines as they are printed: one cell a character, so that a missing one is seen where it is missing. */
export function MrzLines({ lines, caret, onTouch }: MrzLinesProps) {
  const { t } = useStrings();
  return (
    <div className="mrz-lines">
      {lines.map(({ text, missing }, line) => (
        // Lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={line} className="mrz-line">
          <p className="mrz-line__head">
            <span>{t('document-mrz.line', { line: line + 1 })}</span>
            <span className={classNames('mrz-line__state', missing < 0 && 'mrz-line__state--wrong')}>
              {missing === 0
                ? t('document-mrz.complete')
                : t(missing > 0 ? 'document-mrz.missing' : 'document-mrz.too-many', {
                    count: Math.abs(missing),
                  })}
            </span>
          </p>
          <Cells
            name={t('document-mrz.line', { line: line + 1 })}
            text={text}
            length={Math.max(text.length, text.length + missing)}
            caret={caret.line === line ? caret.at : undefined}
            onTouch={(at) => onTouch(line, at)}
          />
        </div>
      ))}
    </div>
  );
}

interface CellsProps {
  readonly name: string;
  readonly text: string;
  readonly length: number;
  readonly caret: number | undefined;
  readonly onTouch: (at: number) => void;
}

/** A touch puts the caret near the finger; the arrow keys do the rest, for a cell is narrower than a finger. */
function Cells({ name, text, length, caret, onTouch }: CellsProps) {
  const touched = ({ target }: PointerEvent<HTMLDivElement>) => {
    const at = target instanceof HTMLElement ? target.dataset['at'] : undefined;
    if (at !== undefined) onTouch(Number(at));
  };
  return (
    <div
      role="textbox"
      tabIndex={0}
      aria-readonly
      aria-label={name}
      className={classNames('mrz-line__cells', caret !== undefined && 'mrz-line__cells--active')}
      style={{ '--cells': length } as CSSProperties}
      onPointerDown={touched}
    >
      {Array.from({ length }, (_, at) => (
        <span
          // Cells have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          data-at={at}
          className={classNames(
            'mrz-cell',
            at === caret && 'mrz-cell--caret',
            caret === length && at === length - 1 && 'mrz-cell--caret-behind',
          )}
        >
          {text.charAt(at)}
        </span>
      ))}
    </div>
  );
}
