import type { CSSProperties, PointerEvent } from 'react';
import { Button } from 'react-aria-components';
import type { MrzLine } from '../../domain/identity/mrz.ts';
import { useStrings } from '../strings/index.ts';
import { classNames } from '../ui/class-names.ts';

interface MrzLinesProps {
  readonly lines: readonly MrzLine[];
  readonly caret: { readonly line: number; readonly at: number };
  /** Somebody wants to type here. */
  readonly onTouch: (line: number, at: number) => void;
}

/** The lines as they are printed, and above them how far each one is. Elder mode shows only the one being typed. */
export function MrzLines({ lines, caret, onTouch }: MrzLinesProps) {
  const { t } = useStrings();
  const named = lines.map((line, index) => ({
    ...line,
    index,
    name: t('document-mrz.line', { line: index + 1 }),
  }));
  const progress = ({ missing }: MrzLine) => {
    if (missing === 0) return t('document-mrz.complete');
    return t(missing > 0 ? 'document-mrz.missing' : 'document-mrz.too-many', { count: Math.abs(missing) });
  };
  return (
    <div className="mrz-lines">
      <div className="mrz-lines__heads">
        {named.map((line) => (
          <Button
            key={line.name}
            className={classNames('mrz-head', line.missing < 0 && 'mrz-head--wrong')}
            aria-pressed={line.index === caret.line}
            onPress={() => onTouch(line.index, Infinity)}
          >
            <span>{line.name}</span> <span className="mrz-head__state">{progress(line)}</span>
          </Button>
        ))}
      </div>
      {named.map(({ name, index, text, missing }) => (
        <Cells
          key={name}
          {...{ name, text }}
          length={text.length + Math.max(0, missing)}
          caret={index === caret.line ? caret.at : undefined}
          onTouch={(at) => onTouch(index, at)}
        />
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

/** One cell a character. A touch puts the caret near the finger, and the arrow keys do the rest. */
function Cells({ name, text, length, caret, onTouch }: CellsProps) {
  const touched = ({ target }: PointerEvent<HTMLDivElement>) => {
    const at = target instanceof HTMLElement ? target.dataset['at'] : undefined;
    if (at !== undefined) onTouch(Number(at));
  };
  const cells = Array.from({ length }, (_, at) => ({ at, character: text.charAt(at) }));
  return (
    <div
      role="textbox"
      tabIndex={0}
      aria-readonly
      aria-label={name}
      className={classNames('mrz-cells', caret !== undefined && 'mrz-cells--active')}
      style={{ '--cells': length } as CSSProperties}
      onPointerDown={touched}
    >
      {cells.map(({ at, character }) => (
        <span
          key={at}
          data-at={at}
          className={classNames(
            'mrz-cell',
            at === caret && 'mrz-cell--caret',
            caret === length && at === length - 1 && 'mrz-cell--caret-behind',
          )}
        >
          {character}
        </span>
      ))}
    </div>
  );
}
