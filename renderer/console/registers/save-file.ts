import type { SavedFile } from '../../web/core/api.ts';
import { later } from '../../web/services.ts';

/** So long a browser may take to begin with the file. */
const keptMs = 60_000;

/** Hands a file that was fetched to the browser's downloads. */
export function saveFile({ name, content }: SavedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  later(keptMs, () => URL.revokeObjectURL(address));
}
