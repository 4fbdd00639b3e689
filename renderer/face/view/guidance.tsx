import { useEffect } from 'react';
import { useStrings } from '../../strings/index.ts';
import { playCue, useSpokenWords } from '../../ui/sound/index.ts';
import type { AttemptView } from '../session/attempt-view.ts';
import { wordsOf } from './attempt-words.ts';
import { MovePicture } from './move-picture.tsx';
import { useSettled } from './use-settled.ts';
import './guidance.css';

/** Shorter than this, words change while a head moves through the ring; nobody has to hear them. */
const settlesInMs = 700;

/** One sentence at a time, for the eye at once, for readers and the voice when it has settled; a sound with each move. */
export function Guidance({ view }: { readonly view: AttemptView }) {
  const { t } = useStrings();
  const words = wordsOf(view);
  const settled = useSettled(words, settlesInMs);
  const { phase, move } = view;

  useSpokenWords(settled);
  useEffect(() => {
    if (move) playCue('look');
  }, [move]);
  useEffect(() => {
    if (phase === 'comparing') playCue('card-ok');
  }, [phase]);

  return (
    <div className="face-guidance">
      <MovePicture move={move} />
      <p className="face-guidance__words" aria-hidden>
        {t(words)}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {settled && t(settled)}
      </p>
    </div>
  );
}
