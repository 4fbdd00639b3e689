import './mark.css';

/** The door of the favicon: the sign of the house on every page. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden focusable={false}>
      <path d="M9 26V7h14v19M6 26h20" fill="none" stroke="currentColor" />
      <circle cx="19" cy="17" r="1.8" fill="currentColor" />
    </svg>
  );
}
