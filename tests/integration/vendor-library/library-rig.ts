import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatedCard } from '../../../main/devices/id-reader/simulated-card.ts';
import type { LibraryDelays } from '../../../main/devices/id-reader/vendor-library/index.ts';
import type { Hand } from '../../contract/id-reader/id-reader-contract.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { compileFixture } from './compile-fixture.ts';

/** Steps of the libraries in `fixtures/`, and what may go wrong at each. */
export type FixtureFault =
  | `${'load' | 'open' | 'close' | 'sam-id' | 'find' | 'select' | 'read' | 'decode'} ${'hang' | 'crash'}`
  | `${'open' | 'sam-id' | 'find' | 'select' | 'read' | 'decode'} status ${number}`
  | `read ${'text-length' | 'photo-length'} ${number}`
  | 'read overrun'
  | `decode ${'truncated' | 'endless'}`;

/** A folder with a vendor's libraries in it, and the hand at the reader they talk to. */
export interface LibraryRig extends Hand {
  readonly folder: string;
  readonly library: string;
  readonly photoLibrary: string;
  misbehave(fault: FixtureFault | undefined): void;
  /** What the libraries were asked for, in order: `open 1001`, `decode 2`, `process 4711`. */
  journal(word: string): readonly number[];
  /** Makes or removes one of the flags in `fixtures/reader.c`. */
  flag(name: 'finds-once', up: boolean): void;
  remove(): void;
}

/** Quick where nothing can take long; a helper on a busy machine still has its seconds. */
export const rigDelays: Partial<LibraryDelays> = {
  ...quickDelays,
  findTimeoutMs: 2_000,
  selectTimeoutMs: 2_000,
  readTimeoutMs: 2_000,
  decodeTimeoutMs: 2_000,
};

/** @param port where the reader is */
export function createLibraryRig(port = 1_001): LibraryRig {
  const folder = mkdtempSync(join(tmpdir(), 'yingbin-library-'));
  const at = (name: string): string => join(folder, name);
  const library = at('libsdtapi.so');
  const photoLibrary = at('libwltrs.so');
  copyFileSync(compileFixture('reader'), library);
  copyFileSync(compileFixture('decoder'), photoLibrary);
  let cards = 0;

  const remove = (name: string): void => rmSync(at(name), { force: true });
  /** In one step, so that no library reads half a file. */
  const write = (name: string, content: string | Uint8Array): void => {
    writeFileSync(at(`${name}.new`), content);
    renameSync(at(`${name}.new`), at(name));
  };
  const flag = (name: string, up: boolean): void => (up ? write(name, '') : remove(name));

  const put = (card: SimulatedCard, flagUp?: string): void => {
    cards += 1;
    write('card-number', String(cards));
    flag('unreadable', card.manner === 'unreadable');
    flag('other', card.manner === 'other');
    if (flagUp) flag(flagUp, true);
    write('card', Buffer.concat([card.text, card.photo]));
  };
  const plug = (): Promise<void> => {
    write('plugged', String(port));
    return Promise.resolve();
  };
  void plug();

  return {
    folder,
    library,
    photoLibrary,
    putCard: (card) => put(card),
    snatchCard: (card) => put(card, 'leaves-when-read'),
    swapCard: (card) => put(card, 'after-one-look'),
    removeCard: () => remove('card'),
    unplug() {
      remove('plugged');
      return Promise.resolve();
    },
    plug,
    misbehave: (fault) => (fault ? write('fault', fault) : remove('fault')),
    journal(word) {
      if (!existsSync(at('journal'))) return [];
      const lines = readFileSync(at('journal'), 'utf8').split('\n');
      return lines.flatMap((line) => (line.startsWith(`${word} `) ? Number(line.split(' ')[1]) : []));
    },
    flag,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
