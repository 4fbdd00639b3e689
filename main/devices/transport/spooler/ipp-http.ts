import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { Timers } from '../timers.ts';
import type { SubmitFault } from './port.ts';

/** A queue's state is some two kilobytes; a server's whole list of queues, asked for by name only, a few more. */
const mostAnswerBytes = 512 * 1_024;

interface IppPost {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly body: Uint8Array;
  readonly timers: Timers;
  /** For everything together: connection, request and answer. */
  readonly limitMs: number;
}

/**
 * One request over HTTP, RFC 8010 section 4, on a connection of its own.
 * @returns the answer's bytes; `mayExist` in a fault: the request may have been carried out all the same
 */
export async function postIpp(post: IppPost): Promise<Result<Uint8Array, SubmitFault>> {
  try {
    return await exchange(post);
  } catch (error) {
    // Before anything is sent, node:http throws over a host name that cannot stand in a header.
    return err({ kind: 'unreachable', detail: String(error), mayExist: false });
  }
}

function exchange(post: IppPost): Promise<Result<Uint8Array, SubmitFault>> {
  const { host, port, path, body, timers, limitMs } = post;
  return new Promise((resolve) => {
    let connected = false;
    const outgoing = request({
      ...{ host, port, path, method: 'POST', agent: false },
      headers: { 'Content-Type': 'application/ipp', 'Content-Length': body.length },
    });
    const finish = (result: Result<Uint8Array, SubmitFault>): void => {
      timers.clearTimeout(alarm);
      resolve(result);
      outgoing.destroy();
    };
    const fail = (kind: SubmitFault['kind'], detail: string, mayExist: boolean): void =>
      finish(err({ kind, detail, mayExist }));
    const lost = (detail: string): void =>
      connected ? fail('no-answer', detail, true) : fail('unreachable', detail, false);

    const alarm = timers.setTimeout(() => lost(`nothing within ${limitMs} ms`), limitMs);
    outgoing.on('socket', (socket) => socket.once('connect', () => (connected = true)));
    // Also called for what happens to the connection after the end, which is nobody's business any more.
    outgoing.on('error', (error) => lost(error.message));
    outgoing.on('response', (answer) => {
      const refusal = refusalOf(answer);
      if (refusal) return finish(err(refusal));
      let length = 0;
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > mostAnswerBytes) return fail('nonsense', 'an answer without end', true);
        chunks.push(chunk);
      });
      answer.on('error', (error) => lost(error.message));
      answer.on('end', () => finish(ok(Buffer.concat(chunks))));
    });
    outgoing.end(body);
  });
}

function refusalOf({ statusCode = 0 }: IncomingMessage): SubmitFault | undefined {
  if (statusCode === 200) return undefined;
  const detail = `HTTP status ${statusCode}`;
  // "Bad request" is what CUPS says to a host name it does not answer to.
  if ([400, 401, 403, 407, 426].includes(statusCode)) return { kind: 'denied', detail, mayExist: false };
  if (statusCode === 404) return { kind: 'no-such-queue', detail, mayExist: false };
  return { kind: 'refused', detail, mayExist: statusCode >= 500 };
}
