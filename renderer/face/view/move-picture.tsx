import type { ChallengeMove } from '../../../domain/face/vocabulary.ts';
import { classNames } from '../../ui/class-names.ts';
import './move-picture.css';

/**
 * A head that does what is asked, seen as in a mirror: to the visitor's own left is to the left of the screen. Without a
 * move it looks straight ahead. The words beside it say the same.
 */
export function MovePicture({ move }: { readonly move: ChallengeMove | undefined }) {
  return (
    <svg
      className={classNames('move-picture', move && `move-picture--${move}`)}
      viewBox="0 0 120 120"
      aria-hidden
      focusable="false"
    >
      <path
        className="move-picture__head"
        d="M60 18 c24 0 36 18 36 40 c0 26 -18 46 -36 46 s-36 -20 -36 -46 c0 -22 12 -40 36 -40 z"
      />
      <g className="move-picture__face">
        <circle cx="46" cy="54" r="5" />
        <circle cx="74" cy="54" r="5" />
        <path d="M60 58 v14 h-6" />
        <path d="M48 86 q12 8 24 0" />
      </g>
    </svg>
  );
}
