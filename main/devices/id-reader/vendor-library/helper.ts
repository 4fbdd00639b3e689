/* oxlint-disable unicorn/require-post-message-target-origin -- threads have no origin, windows do */
import { writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { seconds } from '../../../../domain/kernel/time.ts';
import { createLineSplitter } from './line-splitter.ts';
import { bindDecoder } from './native-decoder.ts';
import type { NativeDecoder } from './native-decoder.ts';
import { bindReader, loadLibrary } from './native-library.ts';
import type { ReaderLibrary } from './native-library.ts';
import { decodeRequest, encodeAnswer, fromBase64, longestRequestBytes } from './protocol.ts';
import type { HelperAnswer, NumberedRequest } from './protocol.ts';

/**
 * The entry of the helper process, which loads a vendor's library so that the kiosk need not: requests come in on
 * stdin, answers leave on descriptor 3. Stdout and stderr go nowhere, for libraries print what they like there.
 *
 * The library lives in a thread of its own, always the same. The main thread only carries messages, so that it sees the
 * kiosk go away even while the library hangs, and leaves no orphan behind that holds the reader's port.
 */
if (isMainThread) carryMessages();
else serveLibrary();

interface Answered {
  readonly id: number;
  readonly answer: HelperAnswer;
}

/** Requests of the kiosk have numbers from 1 up. */
const ownId = 0;

function carryMessages(): void {
  const thread = new Worker(new URL(import.meta.url));
  let isPlaced = false;
  /** The kiosk is gone, or wants this helper gone. */
  const leave = (): void => {
    thread.postMessage({ id: ownId, do: 'close' } satisfies NumberedRequest);
    setTimeout(die, closeLimitMs);
  };
  thread.on('message', ({ id, answer }: Answered) => {
    if (id === ownId) die();
    else if (!writeAll(encodeAnswer(id, answer))) leave();
  });
  thread.on('error', die);
  thread.on('exit', die);

  const splitter = createLineSplitter(longestRequestBytes, (line) => {
    const request = decodeRequest(line);
    // The first one decides: a decoder beside a reader library has its files there too.
    if (!isPlaced && (request?.do === 'load' || request?.do === 'load-decoder')) {
      isPlaced = true;
      workBeside(request.library);
    }
    if (request) thread.postMessage(request);
  });
  process.stdin.on('data', splitter);
  process.stdin.on('end', leave);
  process.stdin.on('error', leave);
}

/** Libraries look for their settings, licences and companions in the working directory. A thread cannot change it. */
function workBeside(library: string): void {
  try {
    process.chdir(dirname(library));
  } catch {
    // Loading will say what is wrong with the place.
  }
}

/** Closing a port takes milliseconds; a library that is busy with something else is not waited for. */
const closeLimitMs = seconds(0.5);
const answerDescriptor = 3;

/** @returns whether somebody is there to read it */
function writeAll(bytes: Uint8Array): boolean {
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(answerDescriptor, bytes, at);
    return true;
  } catch {
    return false;
  }
}

/** An ordinary exit waits for the library's thread, which may never come back. */
function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}

function serveLibrary(): void {
  const perform = createPerformer();
  parentPort?.on('message', (request: NumberedRequest) => {
    parentPort?.postMessage({ id: request.id, answer: perform(request) } satisfies Answered);
  });
}

function createPerformer(): (request: NumberedRequest) => HelperAnswer {
  let reader: ReaderLibrary | undefined;
  let decoder: NativeDecoder | undefined;
  const done: HelperAnswer = { status: 0, parts: [] };

  const perform = (request: NumberedRequest): HelperAnswer | undefined => {
    switch (request.do) {
      case 'hello': {
        const { platform, arch, version } = process;
        return { status: 0, parts: [platform, arch, version].map((word) => Buffer.from(word)) };
      }
      case 'load':
        reader = bindReader(loadLibrary(request.library));
        return done;
      case 'load-decoder':
        decoder = bindDecoder(loadLibrary(request.library), request.call);
        return done;
      case 'open':
        return reader?.open(request.port);
      case 'sam-id':
        return reader?.samId();
      case 'find':
        return reader?.find();
      case 'select':
        return reader?.select();
      case 'read':
        return reader?.read();
      case 'decode':
        return decoder?.(fromBase64(request.wlt));
      case 'close':
        return reader ? reader.close() : done;
    }
  };

  return (request) => {
    try {
      return perform(request) ?? { problem: 'no library is loaded' };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  };
}
