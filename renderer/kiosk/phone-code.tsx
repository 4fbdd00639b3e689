import { create } from 'qrcode';
import { useStrings } from '../strings/index.ts';
import './phone-code.css';

/** White around a QR, in modules (ISO/IEC 18004). */
const quiet = 4;

/**
 * The code that opens the form on a phone. Drawn as one path, each module a whole unit, so that it stays sharp at any
 * size; at least 30 mm, which phones read from an arm's length.
 */
export function PhoneCode({ address }: { readonly address: string }) {
  const { t } = useStrings();
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const span = modules.size + 2 * quiet;
  return (
    <svg
      className="phone-code"
      viewBox={`0 0 ${span} ${span}`}
      role="img"
      aria-label={t('phone-code.picture')}
    >
      <rect className="phone-code__ground" width={span} height={span} />
      <path className="phone-code__modules" d={pathOf(modules)} />
    </svg>
  );
}

function pathOf(modules: ReturnType<typeof create>['modules']): string {
  const parts: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) parts.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
    }
  }
  return parts.join('');
}
