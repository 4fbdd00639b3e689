import './badge-number.css';

/** The short number people say to each other, in figures one reads from two metres. */
export function BadgeNumber({ label, number }: { readonly label: string; readonly number: string }) {
  return (
    <p className="badge-number">
      <span className="badge-number__label">{label}</span>
      <strong className="badge-number__figures">{number}</strong>
    </p>
  );
}
