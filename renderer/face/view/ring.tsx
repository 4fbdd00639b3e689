import type { ChallengeMove } from '../../../domain/face/vocabulary.ts';
import './ring.css';

interface RingProps {
  /** 0 to 1. */
  readonly progress: number;
  readonly move: ChallengeMove | undefined;
}

const arrows = {
  'turn-left': 'M150 170 L80 240 L150 310',
  'turn-right': 'M490 170 L560 240 L490 310',
  nod: 'M250 400 L320 460 L390 400',
} as const;

/** Over the live picture: where the face belongs, how far one has come, and an arrow the way the mirror shows it. */
export function Ring({ progress, move }: RingProps) {
  return (
    <svg className="face-ring" viewBox="0 0 640 480" aria-hidden focusable="false">
      <path
        className="face-ring__shade"
        fillRule="evenodd"
        d="M0 0 H640 V480 H0 Z M320 45 a140 185 0 1 1 0 370 a140 185 0 1 1 0 -370 Z"
      />
      <ellipse className="face-ring__way" cx="320" cy="230" rx="140" ry="185" />
      <path
        className="face-ring__done"
        d="M320 45 a140 185 0 1 1 0 370 a140 185 0 1 1 0 -370"
        pathLength={1}
        strokeDasharray={1}
        strokeDashoffset={1 - progress}
      />
      {move && (
        <g className="face-ring__arrow">
          <path className="face-ring__arrow-edge" d={arrows[move]} />
          <path d={arrows[move]} />
        </g>
      )}
    </svg>
  );
}
