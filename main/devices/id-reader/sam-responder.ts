import type { ByteStream } from '../transport/byte-stream.ts';
import type { Pauses } from '../transport/pauses.ts';
import { spoil } from './misbehaviour.ts';
import type { Fault, Mischief } from './misbehaviour.ts';
import { stepOf } from './sam-device.ts';
import type { SamDevice, SamStep } from './sam-device.ts';
import { createFrameParser, toRequest } from './sam-frame.ts';

export interface Responder {
  readonly device: SamDevice;
  readonly mischief: Mischief;
  readonly pauses: Pauses;
  /** Lets the bytes out as slowly as a real line of this speed; without it, at once. */
  readonly baudRate?: number | undefined;
  readonly workMs: Partial<Record<SamStep, number>>;
  readonly isStopped: () => boolean;
}

/** Answers the requests that come over one link, for as long as the link lives. */
export function respondOver(stream: ByteStream, responder: Responder): void {
  const { device, mischief, pauses, baudRate, workMs, isStopped } = responder;
  let lost = false;
  stream.onLost(() => {
    lost = true;
  });
  const isOver = (): boolean => lost || isStopped();

  const send = async (bytes: Uint8Array): Promise<void> => {
    // Start, eight data and a stop bit make ten bits a byte; pieces of about 10 ms look like a line to the other end.
    const piece = baudRate === undefined ? bytes.length : Math.max(1, Math.round(baudRate / 1_000));
    for (let at = 0; at < bytes.length && !isOver(); at += piece) {
      if (baudRate !== undefined) await pauses.pause((piece * 10_000) / baudRate);
      await stream.write(bytes.subarray(at, at + piece));
    }
  };

  const flood = async (fault: Fault): Promise<void> => {
    const noise = Uint8Array.from({ length: 64 }, (_, at) => (at * 37) & 0xff);
    while (mischief.isStillOn(fault) && !isOver()) {
      await stream.write(noise);
      await pauses.pause(1);
    }
  };

  const respond = async (body: Uint8Array): Promise<void> => {
    const request = toRequest(body);
    const step = stepOf(request);
    const work = workMs[step];
    if (work !== undefined) await pauses.pause(work);
    const answer = device.answer(request);
    const fault = mischief.strike(step);
    if (fault?.type === 'flood') return flood(fault);
    if (fault?.type === 'late') await pauses.pause(fault.ms);
    await send(spoil(answer, fault));
  };

  const parser = createFrameParser((body) => void respond(body));
  stream.onData((bytes) => parser.push(bytes));
}
