import { useStrings, type StringKey } from '../../strings/index.ts';
import { PadKey } from './pad-key.tsx';
import { usePhysicalKeys } from './use-physical-keys.ts';
import { useLatestValue } from './use-latest-value.ts';

export type PadMode = 'digits' | 'decimal' | 'phone' | 'id-number';

/** The key at the lower left: what a number of this kind has besides digits. */
const extraKey: Readonly<Record<PadMode, string | undefined>> = {
  digits: undefined,
  decimal: '.',
  phone: '+',
  'id-number': 'X',
};

/** Spoken names of extra keys that are no letter. */
const extraNames: Readonly<Record<string, StringKey>> = {
  '+': 'keyboard.plus',
  '.': 'keyboard.decimal-point',
};

const defaultLength: Readonly<Record<PadMode, number>> = {
  digits: 20,
  decimal: 20,
  phone: 16,
  'id-number': 18,
};

interface NumberPadProps {
  readonly mode: PadMode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
  readonly maxLength?: number | undefined;
}

/** Twelve very large keys in the order of a telephone, which is the order that older people know. */
export function NumberPad({
  mode,
  value,
  onChange,
  onDone,
  maxLength = defaultLength[mode],
}: NumberPadProps) {
  const { t } = useStrings();
  const { current, send } = useLatestValue(value, onChange);
  const extra = extraKey[mode];
  const spoken = extra === undefined ? undefined : extraNames[extra];

  const type = (key: string) => {
    // A plus belongs at the front of a telephone number and nowhere else.
    if (key === '+' && current() !== '') return;
    // One point, and behind a figure.
    if (key === '.' && !/^\d+$/.test(current())) return;
    send((current() + key).slice(0, maxLength));
  };
  const remove = () => send(current().slice(0, -1));
  const clear = () => send('');

  usePhysicalKeys((key) => {
    if (/^\d$/.test(key)) type(key);
    else if (extra !== undefined && key.toUpperCase() === extra) type(extra);
    else if (key === 'Backspace') remove();
    else if (key === 'Enter') onDone();
    else return false;
    return true;
  });

  return (
    <div className="number-pad" role="group" aria-label={t('keyboard.numbers')}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
        <PadKey key={digit} label={digit} onPress={() => type(digit)} />
      ))}
      {extra === undefined ? (
        <PadKey label={t('keyboard.clear')} kind="function" onPress={clear} />
      ) : (
        <PadKey
          label={extra}
          {...(spoken !== undefined && { name: t(spoken) })}
          onPress={() => type(extra)}
        />
      )}
      <PadKey label="0" onPress={() => type('0')} />
      <PadKey label={t('keyboard.delete')} kind="function" repeats onPress={remove} />
      {extra !== undefined && <PadKey label={t('keyboard.clear')} kind="function" onPress={clear} />}
      <PadKey label={t('keyboard.done')} kind="done" onPress={onDone} />
    </div>
  );
}
