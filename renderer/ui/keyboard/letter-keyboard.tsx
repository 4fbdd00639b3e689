import { useEffect, useEffectEvent, useState } from 'react';
import { useStrings } from '../../strings/index.ts';
import type { Language } from '../../../domain/policy/vocabulary.ts';
import { CandidateBar } from './candidate-bar.tsx';
import { KeyGrid } from './key-grid.tsx';
import { layoutRows } from './layouts.ts';
import type { Candidate } from './pinyin/candidates.ts';
import { useCandidates } from './pinyin/use-candidates.ts';
import { press, take, type Typing } from './typing.ts';
import { useLatestValue } from './use-latest-value.ts';
import { usePhysicalKeys } from './use-physical-keys.ts';

export interface LetterKeyboardProps {
  /** `pinyin` can be switched to Latin letters and back, `latin` is Latin only, `technical` has the marks of addresses. */
  readonly mode: 'pinyin' | 'latin' | 'technical';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
  readonly language: Language;
  readonly maxLength: number;
  readonly capitals: boolean;
  readonly onWaiting?: ((waiting: boolean) => void) | undefined;
}

/** What a real key means here; others are the character they write. */
const physicalKeys: Readonly<Record<string, string>> = {
  Backspace: '{bksp}',
  ' ': '{space}',
  Enter: '{done}',
  Escape: '{letters}',
};

export function LetterKeyboard(props: LetterKeyboardProps) {
  const { mode, value, onChange, onDone, language, maxLength, capitals, onWaiting } = props;
  const { t } = useStrings();
  const { current, send } = useLatestValue(value, onChange);
  const [chinese, setChinese] = useState(mode === 'pinyin' && language === 'zh-CN');
  const [shift, setShift] = useState(capitals);
  const [letters, setLetters] = useState('');
  const [open, setOpen] = useState(false);
  const candidates = useCandidates(letters, value === '');

  const isWaiting = letters !== '';
  const tellWaiting = useEffectEvent((waiting: boolean) => onWaiting?.(waiting));
  useEffect(() => tellWaiting(isWaiting), [isWaiting]);

  const apply = (typing: Typing) => {
    setLetters(typing.letters);
    if (typing.letters === '') setOpen(false);
    send(typing.value);
  };
  const takeCandidate = (candidate: Candidate) =>
    apply(take({ value: current(), letters }, candidate, maxLength));

  const onKey = (key: string) => {
    const best = candidates[0];
    if (key === '{shift}') setShift(!shift);
    else if (key === '{language}') {
      setChinese(!chinese);
      apply({ value: current(), letters: '' });
    } else if (key === '{done}') {
      // Letters that wait would be lost without a word; the first "done" settles them where they can be seen.
      if (letters === '') onDone();
      else if (best) takeCandidate(best);
    } else apply(press({ value: current(), letters }, key, { pinyin: chinese, best, maxLength }));
  };

  usePhysicalKeys((key) => {
    const meant = physicalKeys[key] ?? key;
    if (meant === '{letters}') {
      apply({ value: current(), letters: '' });
      return letters !== '';
    }
    if (meant === key && [...key].length !== 1) return false;
    const picked = /^[1-8]$/.test(key) && letters !== '' ? candidates[Number(key) - 1] : undefined;
    if (picked) takeCandidate(picked);
    else onKey(meant);
    return true;
  });

  const latin = mode === 'technical' ? mode : 'latin';
  const layout = chinese ? 'pinyin' : shift ? (`${latin}-shift` as const) : latin;

  const labels = {
    '{bksp}': t('keyboard.delete'),
    '{clear}': t('keyboard.clear'),
    '{space}': t('keyboard.space'),
    '{done}': t('keyboard.done'),
    '{shift}': t('keyboard.shift'),
    '{language}': t(chinese ? 'keyboard.to-latin' : 'keyboard.to-chinese'),
    ...(chinese ? { v: 'v/ü' } : {}),
  };
  const names = {
    '{language}': t(chinese ? 'keyboard.to-latin-name' : 'keyboard.to-chinese-name'),
    '·': t('keyboard.middle-dot'),
    '-': t('keyboard.hyphen'),
    "'": t('keyboard.apostrophe'),
    '.': t('keyboard.full-stop'),
    ':': t('keyboard.colon'),
    '/': t('keyboard.slash'),
    '\\': t('keyboard.backslash'),
    _: t('keyboard.underscore'),
  };

  return (
    <div className="keyboard" role="group" aria-label={t('keyboard.letters')}>
      {chinese && (
        <CandidateBar
          letters={letters}
          candidates={candidates}
          open={open}
          onOpen={setOpen}
          onTake={takeCandidate}
        />
      )}
      <div hidden={open}>
        <KeyGrid
          rows={layoutRows(layout, mode === 'pinyin')}
          labels={labels}
          names={names}
          pressed={shift && !chinese ? ['{shift}'] : []}
          onKey={onKey}
        />
      </div>
    </div>
  );
}
