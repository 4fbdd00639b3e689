import './points.css';

/** Numbered sentences in reading size; each may come on a second page where it has no room. */
export function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ol className="points">
      {points.map((point, index) => (
        <li key={point} data-part="points">
          <span className="points__number">{index + 1}</span>
          {point}
        </li>
      ))}
    </ol>
  );
}
