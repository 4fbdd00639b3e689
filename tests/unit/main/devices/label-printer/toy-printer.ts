import { afterEach } from 'vitest';
import { ok } from '../../../../../domain/kernel/result.ts';
import type { DeviceCounter } from '../../../../../domain/device/vocabulary.ts';
import { blankBitmap, fillRect } from '../../../../../main/devices/label-printer/bitmap.ts';
import { createLabelPrinter } from '../../../../../main/devices/label-printer/driver.ts';
import type { LabelPrinterOptions } from '../../../../../main/devices/label-printer/driver.ts';
import type {
  AnswerShape,
  Confirmation,
  EncodedLabel,
  LabelLanguage,
  PrinterMessage,
  PrinterStatus,
} from '../../../../../main/devices/label-printer/language.ts';
import type { PrinterState } from '../../../../../main/devices/label-printer/port.ts';
import type { ByteStream } from '../../../../../main/devices/transport/byte-stream.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';

export const media = { widthMm: 10, heightMm: 5, gapMm: 2, dpi: 203 };

export const idle: PrinterStatus = { faults: [], printing: false, warnings: [], words: 'idle' };
export const printing: PrinterStatus = { ...idle, printing: true, words: 'printing' };
export const empty: PrinterStatus = { ...idle, faults: ['out-of-labels'], words: 'empty' };
export const jammed: PrinterStatus = { ...idle, faults: ['jammed'], words: 'jammed' };
export const completed: PrinterMessage = { says: 'completed', status: idle };
export const begun: PrinterMessage = { says: 'news', status: printing };

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const line: AnswerShape = {
  maxBytes: 1_000,
  take: (heard) => (heard.includes(0x0a) ? heard : 'more'),
};

export const confirmations = {
  nothing: { by: 'nothing' },
  status: { by: 'printing-bit' },
  messages: {
    by: 'completion-message',
    messages: line,
    read: (heard) =>
      Buffer.from(heard)
        .toString()
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each) as PrinterMessage),
  },
  reply: { by: 'in-order-reply', question: bytesOf('done?'), answer: line },
} as const satisfies Record<string, Confirmation>;

/** A language made up for tests: `status?` is answered with a status in JSON, everything else is what it says. */
export function toyLanguage(
  confirmation: Confirmation,
  parts: Partial<LabelLanguage> = {},
  label: Partial<EncodedLabel> = {},
): LabelLanguage {
  return {
    name: 'tspl',
    encode: () => ok({ picture: bytesOf('picture'), fire: bytesOf('fire'), reprintOff: true, ...label }),
    drawable: (stock) => stock,
    async ask(exchange) {
      const answer = await exchange(bytesOf('status?'), line);
      return answer && (JSON.parse(Buffer.from(answer).toString()) as PrinterStatus);
    },
    asksBehindPicture: true,
    confirmation,
    flush: () => bytesOf('flush'),
    ...parts,
  };
}

type Answers = Record<string, readonly (PrinterStatus | PrinterMessage | 'yes' | 'mute' | 'pull')[]>;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/**
 * A driver and a printer that hears words and answers each from its list; the last answer of a list stays.
 * @param answers by the word heard; several messages after one word come together
 */
export async function toyPrinter(
  options: Partial<LabelPrinterOptions> & Pick<LabelPrinterOptions, 'language'>,
) {
  const heard: string[] = [];
  const answers: Answers = { 'status?': [idle] };
  let link: ByteStream | undefined;
  const cable = createMemoryCable((farEnd) => {
    link = farEnd;
    farEnd.onData((bytes) => hear(Buffer.from(bytes).toString()));
  });
  const say = (what: unknown): void => {
    const text = what === 'yes' ? 'yes\n' : `${JSON.stringify(what)}\n`;
    void link?.write(bytesOf(text));
  };
  const hear = (word: string): void => {
    heard.push(word);
    const list = answers[word] ?? [];
    const [next] = list;
    if (list.length > 1) answers[word] = list.slice(1);
    if (next === 'pull') cable.unplug();
    else if (next !== undefined && next !== 'mute') say(next);
  };

  const timers = createFakeTimers();
  const counts: DeviceCounter[] = [];
  const words: string[] = [];
  let alive = 0;
  const printer = createLabelPrinter({
    transport: cable.transport,
    media,
    timers,
    vitals: {
      alive: () => (alive += 1),
      count: (counter) => counts.push(counter),
      says: (each) => words.push(each),
    },
    ...options,
  });
  const states: PrinterState[] = [];
  printer.onState((state) => states.push(state));
  printer.start();
  await timers.advance(600);
  stops.push(async () => {
    const stopped = printer.stop();
    await timers.advance(120_000);
    await stopped;
  });

  /** Waits up to two minutes of the stopped clock. */
  const soon = async <T>(work: Promise<T>): Promise<T> => {
    let result: { readonly value: T } | undefined;
    void work.then((value) => (result = { value }));
    for (let step = 0; !result && step < 2_000; step += 1) await timers.advance(60);
    if (!result) throw new Error('nothing came of it within two minutes');
    return result.value;
  };
  const bitmap = blankBitmap(80, 40);
  fillRect(bitmap, 0, 0, 80, 10, true);
  return {
    printer,
    timers,
    cable,
    heard,
    answers,
    say,
    states,
    counts,
    words,
    alive: () => alive,
    soon,
    print: () => soon(printer.print(bitmap)),
    /** What the printer took since it was last asked here. */
    took: () => heard.splice(0).join(' '),
  };
}

export const failed = (problem: string) => ({ outcome: 'failed', problem });
export const unconfirmed = { outcome: 'sent-unconfirmed' };
