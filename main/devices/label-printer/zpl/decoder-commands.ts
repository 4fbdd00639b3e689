/** What a label format can set; it stays until it is set again or the power goes. */
export interface ZplSettings {
  readonly widthDots: number;
  readonly lengthDots: number;
  readonly homeX: number;
  readonly homeY: number;
  readonly sensing: 'gap' | 'mark' | 'continuous';
  readonly transfer: 'direct' | 'ribbon';
  readonly finish: ZplFinish;
  /** 0-30. */
  readonly darkness: number;
  /** Inches per second. */
  readonly speed: number;
  /** Whether a label spoilt by a fault is printed again by the printer itself. */
  readonly reprint: boolean;
}

export type ZplFinish = 'rewind' | 'peel' | 'tear' | 'cutter' | 'applicator';

/** One command, understood, other than a picture. */
export type ZplCommand =
  | { readonly name: 'begin' }
  | { readonly name: 'end' }
  | { readonly name: 'field-end' }
  | { readonly name: 'origin'; readonly x: number; readonly y: number }
  | { readonly name: 'copies'; readonly copies: number }
  | { readonly name: 'set'; readonly settings: Partial<ZplSettings> }
  | { readonly name: 'darkness'; readonly darkness: number }
  | { readonly name: 'question'; readonly question: ZplQuestion }
  | { readonly name: 'cancel' }
  | { readonly name: 'calibrate' };

export type ZplQuestion = '~HS' | '~HQES' | '~HI';

type Parser = (args: readonly string[]) => ZplCommand | undefined;

const maxDots = 32_000;
const finishes: Readonly<Record<string, ZplFinish>> = {
  R: 'rewind',
  P: 'peel',
  T: 'tear',
  C: 'cutter',
  A: 'applicator',
};
const sensings: Readonly<Record<string, ZplSettings['sensing']>> = {
  W: 'gap',
  Y: 'gap',
  M: 'mark',
  N: 'continuous',
};

const set = (settings: Partial<ZplSettings>): ZplCommand => ({ name: 'set', settings });

const parsers: Readonly<Record<string, Parser>> = {
  '^XA': bare({ name: 'begin' }),
  '^XZ': bare({ name: 'end' }),
  '^FS': bare({ name: 'field-end' }),
  '~HS': bare({ name: 'question', question: '~HS' }),
  '~HI': bare({ name: 'question', question: '~HI' }),
  '~HQ': ([what]) => (what === 'ES' ? { name: 'question', question: '~HQES' } : undefined),
  '~JA': bare({ name: 'cancel' }),
  '~JC': bare({ name: 'calibrate' }),
  '~SD': ([level]) => {
    const darkness = /^\d\d$/.test(level ?? '') ? whole(level, 0, 30) : undefined;
    return darkness === undefined ? undefined : { name: 'darkness', darkness };
  },
  '^PW': ([dots]) => {
    const widthDots = whole(dots, 2, maxDots);
    return widthDots === undefined ? undefined : set({ widthDots });
  },
  '^LL': ([dots]) => {
    const lengthDots = whole(dots, 1, maxDots);
    return lengthDots === undefined ? undefined : set({ lengthDots });
  },
  '^LH': (args) => {
    const at = point(args);
    return at && set({ homeX: at.x, homeY: at.y });
  },
  '^FO': (args) => {
    const at = point(args);
    return at && { name: 'origin', ...at };
  },
  '^PQ': ([quantity]) => {
    const copies = whole(quantity, 1, 99_999_999);
    return copies === undefined ? undefined : { name: 'copies', copies };
  },
  '^PR': ([inches]) => {
    const speed = whole(inches, 1, 14);
    return speed === undefined ? undefined : set({ speed });
  },
  '^MN': ([kind = '']) => {
    const sensing = Object.hasOwn(sensings, kind) ? sensings[kind] : undefined;
    return sensing && set({ sensing });
  },
  '^MM': ([kind = '']) => {
    const finish = Object.hasOwn(finishes, kind) ? finishes[kind] : undefined;
    return finish && set({ finish });
  },
  '^MT': ([kind]) =>
    kind === 'T' || kind === 'D' ? set({ transfer: kind === 'T' ? 'ribbon' : 'direct' }) : undefined,
  '^JZ': ([kind]) => (kind === 'Y' || kind === 'N' ? set({ reprint: kind === 'Y' }) : undefined),
};

/** How many characters of arguments a command has that ends by itself; the others end where the next one begins. */
const ownLengths: Readonly<Record<string, number>> = {
  '^XA': 0,
  '^XZ': 0,
  '^FS': 0,
  '~HS': 0,
  '~HI': 0,
  '~JA': 0,
  '~JC': 0,
  '~HQ': 2,
  '~SD': 2,
};

/** @returns `undefined`: only the next `^` or `~` ends it */
export function ownLength(name: string): number | undefined {
  return Object.hasOwn(ownLengths, name) ? ownLengths[name] : undefined;
}

/** @param name with its prefix: `^PW` */
export function parseZplCommand(name: string, args: string): ZplCommand | undefined {
  if (!Object.hasOwn(parsers, name)) return undefined;
  const text = args.trim().toUpperCase();
  return parsers[name]?.(text === '' ? [] : text.split(',').map((arg) => arg.trim()));
}

function bare(command: ZplCommand): Parser {
  return (args) => (args.length === 0 ? command : undefined);
}

function point([across, down]: readonly string[]): { readonly x: number; readonly y: number } | undefined {
  const x = whole(across, 0, maxDots);
  const y = whole(down, 0, maxDots);
  return x === undefined || y === undefined ? undefined : { x, y };
}

function whole(text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || !/^\d{1,8}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}
