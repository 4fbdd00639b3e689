import { lazy, Suspense } from 'react';
import type { Language } from '../../../domain/policy/vocabulary.ts';
import { NumberPad, type PadMode } from './number-pad.tsx';
import './keyboard.css';

const LetterKeyboard = lazy(() =>
  import('./letter-keyboard.tsx').then((module) => ({ default: module.LetterKeyboard })),
);

export interface KeyboardProps {
  readonly mode: 'pinyin' | 'latin' | 'technical' | PadMode;
  readonly value: string;
  /** The whole new text, after every key. */
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
  /** Decides whether `pinyin` begins with Chinese or with Latin letters. */
  readonly language?: Language;
  readonly maxLength?: number;
  /** Letters begin as capitals, as document and badge numbers have them. */
  readonly capitals?: boolean;
  /** Told while pinyin letters wait to become characters: whoever goes on now would lose them. */
  readonly onWaiting?: (waiting: boolean) => void;
}

const isPad = (mode: KeyboardProps['mode']): mode is PadMode =>
  mode !== 'pinyin' && mode !== 'latin' && mode !== 'technical';

/** Longer than any name or company on a badge. */
const longestText = 60;

/** Everything a visitor can type with, by touch alone. Keys of a real keyboard do the same. */
export function Keyboard({
  mode,
  language = 'zh-CN',
  maxLength,
  capitals = false,
  onWaiting,
  ...rest
}: KeyboardProps) {
  if (isPad(mode)) return <NumberPad mode={mode} maxLength={maxLength} {...rest} />;
  return (
    <Suspense fallback={<div className="keyboard keyboard--loading" />}>
      <LetterKeyboard
        // Another kind of field begins with an empty composition.
        key={mode}
        mode={mode}
        language={language}
        maxLength={maxLength ?? longestText}
        capitals={capitals}
        onWaiting={onWaiting}
        {...rest}
      />
    </Suspense>
  );
}
