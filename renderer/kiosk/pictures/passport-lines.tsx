import './passport-lines.css';

/** The photo page of a passport with the two lines at its foot marked: that is what is asked for. */
export function PassportLines() {
  return (
    <svg className="passport-lines" viewBox="0 0 300 210" aria-hidden focusable="false">
      <rect className="passport-lines__page" x="3" y="3" width="294" height="204" rx="12" />
      <rect className="passport-lines__photo" x="22" y="24" width="72" height="92" rx="6" />
      <circle className="passport-lines__face" cx="58" cy="60" r="17" />
      <path className="passport-lines__face" d="M29 116 q29 -50 58 0 z" />
      <path className="passport-lines__print" d="M116 36 H276 M116 62 H236 M116 88 H262 M116 114 H214" />
      <rect className="passport-lines__mark" x="12" y="138" width="276" height="60" rx="8" />
      <path className="passport-lines__zone" d="M24 157 H276 M24 180 H276" />
    </svg>
  );
}
