import { classNames } from '../../ui/class-names.ts';
import './card-on-reader.css';

/**
 * The attract picture: a card comes down onto the reader, which answers with a glow; then it begins again. `still`
 * keeps the card where it lies while it is being read.
 */
export function CardOnReader({ word, still = false }: { readonly word: string; readonly still?: boolean }) {
  return (
    <svg
      className={classNames('card-on-reader', still && 'card-on-reader--still')}
      viewBox="0 0 400 300"
      aria-hidden
      focusable="false"
    >
      <g className="card-on-reader__plate">
        <rect x="50" y="14" width="300" height="210" rx="26" />
        <rect className="card-on-reader__field" x="72" y="36" width="256" height="166" rx="16" />
      </g>
      <g className="card-on-reader__waves">
        <path d="M176 143 a34 34 0 0 1 48 0" />
        <path d="M158 125 a60 60 0 0 1 84 0" />
        <path d="M140 107 a86 86 0 0 1 120 0" />
      </g>
      <rect className="card-on-reader__glow" x="72" y="36" width="256" height="166" rx="16" />
      <g className="card-on-reader__card">
        <rect className="card-on-reader__shade" x="98" y="66" width="212" height="134" rx="14" />
        <rect className="card-on-reader__paper" x="94" y="52" width="212" height="134" rx="14" />
        <rect className="card-on-reader__photo" x="242" y="74" width="46" height="60" rx="6" />
        <circle className="card-on-reader__face" cx="265" cy="96" r="11" />
        <path className="card-on-reader__face" d="M247 134 q18 -30 36 0 z" />
        <text x="112" y="96">
          {word}
        </text>
        <path className="card-on-reader__lines" d="M114 118 H216 M114 137 H198 M114 162 H286" />
      </g>
    </svg>
  );
}
