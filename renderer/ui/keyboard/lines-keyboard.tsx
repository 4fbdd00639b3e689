import { useStrings } from '../../strings/index.ts';
import { KeyGrid } from './key-grid.tsx';
import { usePhysicalKeys } from './use-physical-keys.ts';

const rows = [
  '1 2 3 4 5 6 7 8 9 0',
  'Q W E R T Y U I O P',
  'A S D F G H J K L',
  '{clear} Z X C V B N M {bksp}',
  '{left} {right} < {fill} {done}',
];

/** What a real key means here; a blank can only be meant as the filler. Others are the character they write. */
const physicalKeys: Readonly<Record<string, string>> = {
  Backspace: '{bksp}',
  ArrowLeft: '{left}',
  ArrowRight: '{right}',
  Enter: '{done}',
  ' ': '<',
};

interface LinesKeyboardProps {
  readonly onKey: (key: string) => void;
}

/** Capitals, figures and the filler: all that machine-readable lines can hold. */
export function LinesKeyboard({ onKey }: LinesKeyboardProps) {
  const { t } = useStrings();
  usePhysicalKeys((key) => {
    const meant = physicalKeys[key] ?? key;
    if (meant === key && !/^[A-Za-z\d<]$/.test(key)) return false;
    onKey(meant);
    return true;
  });
  return (
    <div className="keyboard keyboard--lines" role="group" aria-label={t('keyboard.lines')}>
      <KeyGrid
        rows={rows}
        labels={{
          '{bksp}': t('keyboard.delete'),
          '{clear}': t('keyboard.clear'),
          '{left}': '◀',
          '{right}': '▶',
          '{fill}': '<<<',
          '{done}': t('keyboard.done'),
        }}
        names={{
          '{clear}': t('keyboard.clear-line'),
          '{left}': t('keyboard.left'),
          '{right}': t('keyboard.right'),
          '{fill}': t('keyboard.fill-name'),
          '<': t('keyboard.filler'),
        }}
        pressed={[]}
        onKey={onKey}
      />
    </div>
  );
}
