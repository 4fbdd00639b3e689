import type { Result } from '../../domain/kernel/result.ts';
import type { Handlers, NoticeName, NoticePayload } from '../../preload/contract/table.ts';
import type { Logger } from '../logging/logger.ts';
import type { WindowFile } from '../shell/window-files.ts';
import type { ConfigFault, LoadedConfig } from './config.ts';

/** Tells the window something; a notice without a window is dropped, the next window starts from a full status. */
export interface Publisher {
  publish<N extends NoticeName>(name: N, payload: NoticePayload<N>): void;
}

/**
 * Seals the site key with what the operating system offers. Absent in the Chromium shell, where a key file with
 * mode 0600 has to do.
 */
export interface KeyProtection {
  /** Written into the key file, so that another shell knows it cannot open it. */
  readonly name: string;
  protect(secret: Uint8Array): Uint8Array;
  /** @throws when the secret was sealed by another user or machine. */
  unprotect(sealed: Uint8Array): Uint8Array;
}

export interface StartInput {
  /** A fault still starts the kiosk: it shows `out-of-service` and waits for `watch` to bring a good file. */
  readonly config: Result<LoadedConfig, ConfigFault>;
  /** Called with every change of the file that can be taken over, and with every fault. Returns its own removal. */
  readonly watch: (listener: (next: Result<LoadedConfig, ConfigFault>) => void) => () => void;
  readonly dataDir: string;
  /** Fonts, sounds, demo sites; outside the archive in an installed kiosk, so native code can open the files. */
  readonly assetsDir: string;
  readonly version: string;
  readonly log: Logger;
  readonly keyProtection?: KeyProtection;
  /** The site server as the environment names it, before the configuration's. */
  readonly server?: { readonly url?: string | undefined; readonly code?: string | undefined };
}

/** The kiosk without a window: what both entries start, and what a shell carries to the screen. */
export interface KioskApp {
  readonly handlers: Handlers;
  /** Starts the kiosk, once. Resolves when there is a first status: a kiosk at work, or one that says why it is not. */
  begin(): Promise<void>;
  /** From now on notices go to this shell. */
  attach(shell: Publisher): void;
  /** The shell's window crashed, closed or lost its line. */
  windowLost(): void;
  /** Whether a page may ever use the kiosk's camera: only where something of the site looks through it. */
  pageMayUseCamera(): boolean;
  /** Whether it may open it now: only while what is on the screen looks through it. */
  mayUseCamera(): boolean;
  /** A file for the window's simulated camera, by its URL path; nothing where the camera is real. */
  demoFile(urlPath: string): WindowFile | undefined;
  /** Ends devices and storage in order; safe to call twice. */
  stop(): Promise<void>;
}

/** The signature of `startKiosk` in start.ts. */
export type StartKiosk = (input: StartInput) => KioskApp;
