import type { Handlers } from '../../preload/contract/table.ts';
import type { Publisher } from '../app/app-contract.ts';
import type { Logger } from '../logging/logger.ts';
import type { WindowFile } from './window-files.ts';

/** What carries the contract between main and one window. Holds no product logic (DESIGN section 3). */
export interface Shell extends Publisher {
  readonly kind: 'electron' | 'chromium';
  /** Opens the window, or offers an address where one can be opened. */
  open(): Promise<{ readonly address?: string }>;
  /** Calls when the window crashed, closed or lost its line; the shell brings it back by itself. Returns its removal. */
  onWindowLost(listener: (reason: string) => void): () => void;
  close(): Promise<void>;
}

/** What every shell needs. */
export interface ShellDeps {
  readonly handlers: Handlers;
  readonly log: Logger;
  /** Whether a page may ever use the kiosk's camera, as long as it is loaded. */
  readonly pageMayUseCamera: () => boolean;
  /** Files beside those of the built window, by URL path. */
  readonly demoFile: (urlPath: string) => WindowFile | undefined;
  /** Full screen without a way out, or an ordinary window for development. */
  readonly kiosk: boolean;
  /** The built window, `dist/renderer`. */
  readonly rendererDir: string;
}
