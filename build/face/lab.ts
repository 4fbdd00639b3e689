import type { Page } from 'playwright';
import type { FaceSample, FaceTemplate } from '../../domain/face/vocabulary.ts';
import { contentSecurityPolicy } from '../../main/security/content-policy.ts';
import { launchBrowser } from '../launch-browser.ts';
import { ensureFaceLab } from './ensure-lab.ts';
import { serveLab, type LabChange } from './lab-server.ts';

export interface FaceLabOptions {
  /** What takes the place of files, by their paths. */
  readonly change?: (path: string) => LabChange | undefined;
  /** Hears of every address that is asked for, also by workers. */
  readonly onRequest?: (address: string) => void;
  /** Lets the page itself compile WebAssembly, as no window of the product may. */
  readonly mayCompile?: boolean;
}

export type FaceLibrary = 'human' | 'faceApi';

/** Milliseconds. */
export interface MeasuredCalls {
  readonly times: readonly number[];
  /** The longest time in which the page could do nothing else. */
  readonly longestStall: number;
}

/** The built-in engine in a browser. Its faults are thrown by name. Pictures are files (JPEG, PNG, WebP). */
export interface FaceLab {
  readonly page: Page;
  /** Milliseconds until the engine was ready; the other calls prepare it when needed. */
  prepare(): Promise<number>;
  locate(picture: Uint8Array): Promise<Omit<FaceSample, 'atMs' | 'change'>>;
  /** The largest face; nothing when there is none. */
  describe(picture: Uint8Array, kind: 'live' | 'portrait'): Promise<FaceTemplate | undefined>;
  /** Looks at one camera frame, or describes it, again and again. */
  measure(what: 'locate' | 'describe', picture: Uint8Array, times: number): Promise<MeasuredCalls>;
  /** The longest stall of the page while it does nothing for some milliseconds: the rest of the machine's part in every stall. */
  measureIdle(forMs: number): Promise<number>;
  /**
   * Whole attempts, of each the time from the passed challenge to the end that main is told.
   * @param fronts straight views of one person, two at least
   */
  measureVerdicts(fronts: readonly Uint8Array[], portrait: Uint8Array, times: number): Promise<MeasuredCalls>;
  /** The part of one library in `describe`, called plainly on a fresh page's own thread. Needs `mayCompile`. */
  measurePlain(library: FaceLibrary, picture: Uint8Array, times: number): Promise<MeasuredCalls>;
  /** What a library's nets make of the self-test's picture, on a fresh page. Needs `mayCompile`. */
  fingerprints(library: FaceLibrary): Promise<readonly (readonly number[])[]>;
  close(): Promise<void>;
}

/**
 * Opens the lab page (renderer/face-lab) in the installed browser without a screen, served on loopback with the product's own
 * headers. Builds the page first when a source is newer. Throws in words when there is no browser.
 */
export async function openFaceLab(options: FaceLabOptions = {}): Promise<FaceLab> {
  const server = await serveLab(await ensureFaceLab(), (path) =>
    path === '/' && options.mayCompile ? { headers: compiling } : options.change?.(path),
  );
  const browser = await launchBrowser();
  const page = await browser.newPage();
  page.on('request', (request) => options.onRequest?.(request.url()));
  await page.goto(server.address);
  const call = <T>(method: string, ...args: readonly unknown[]): Promise<T> =>
    page.evaluate(
      ([name, given]) => {
        const { lab } = globalThis as unknown as Lab;
        return lab[name]?.(...given) as Promise<T>;
      },
      [method, args] as const,
    );
  return {
    page,
    prepare: () => call('prepare'),
    locate: (picture) => call('locate', base64(picture)),
    describe: (picture, kind) => call('describe', base64(picture), kind),
    measure: (what, picture, times) => call('measure', what, base64(picture), times),
    measureIdle: (forMs) => call('measureIdle', forMs),
    measureVerdicts: (fronts, portrait, times) =>
      call('measureVerdicts', fronts.map(base64), base64(portrait), times),
    async measurePlain(library, picture, times) {
      await page.reload();
      return call('measurePlain', library, base64(picture), times);
    },
    async fingerprints(library) {
      await page.reload();
      return call('fingerprints', library);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

interface Lab {
  readonly lab: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
}

const compiling = {
  'Content-Security-Policy': contentSecurityPolicy.replace(
    "script-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
  ),
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
