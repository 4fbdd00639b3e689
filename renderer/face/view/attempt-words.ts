import type { StringKey } from '../../strings/index.ts';
import type { AttemptView } from '../session/attempt-view.ts';

/** The one sentence of this moment. */
export function wordsOf({ phase, guidance, move }: AttemptView): StringKey {
  if (phase === 'preparing') return 'face-check.preparing';
  if (phase === 'comparing') return 'face-check.comparing';
  if (guidance) return `face-guide.${guidance}`;
  return move ? `face-move.${move}` : 'face-guide.look-here';
}
