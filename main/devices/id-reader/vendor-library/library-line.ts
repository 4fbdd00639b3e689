import type { Vitals } from '../../health/vitals.ts';
import type { LinkFault } from '../../transport/byte-stream.ts';
import type { Question, SamLine } from '../sam-line.ts';
import { samRequest } from '../sam-protocol.ts';
import type { HelperLine } from './helper-line.ts';
import { isLibraryFault, libraryFaultText } from './result-codes.ts';

type Deed = 'sam-id' | 'find' | 'select' | 'read';

const deeds: ReadonlyMap<Uint8Array, Deed> = new Map([
  [samRequest.samId, 'sam-id'],
  [samRequest.find, 'find'],
  [samRequest.select, 'select'],
  [samRequest.read, 'read'],
]);

/**
 * The reader's protocol by way of a vendor's library, which puts the questions to the reader itself.
 * @param drop gives up a helper whose library does not come back
 */
export function createLibraryLine(
  helper: HelperLine,
  vitals: Vitals,
  drop: (fault: LinkFault) => void,
): SamLine {
  const ask: SamLine['ask'] = async ({ request, timeoutMs }: Question) => {
    const deed = deeds.get(request);
    if (!deed) throw new Error('no library answers this question');
    const answer = await helper.ask({ do: deed }, timeoutMs);
    if (answer.type === 'lost') return answer;
    if (answer.type === 'hung') {
      drop({ kind: 'timeout', detail: `the library does not come back from ${deed}` });
      return { type: 'lost' };
    }
    if (answer.type === 'problem') {
      vitals.says(`${deed}: ${answer.words}`);
      return { type: 'broken' };
    }
    const { status, parts, atMs } = answer;
    if (isLibraryFault(status)) {
      vitals.says(`${deed}: ${libraryFaultText(status)}`);
      return { type: 'broken' };
    }
    const [first = nothing, second = nothing] = parts;
    const data = deed === 'read' ? withLengths(first, second) : first;
    return { type: 'reply', reply: { sw1: 0, sw2: 0, sw3: status, data }, lastByteAtMs: atMs };
  };

  return {
    ask,
    pause: (ms) => helper.pause(ms),
    end: () => helper.end(),
    get ended() {
      return helper.ended;
    },
  };
}

const nothing = new Uint8Array(0);

/** As the reader itself sends them: two lengths (big-endian), text, portrait. */
function withLengths(text: Uint8Array, photo: Uint8Array): Uint8Array {
  const data = new Uint8Array(4 + text.length + photo.length);
  const view = new DataView(data.buffer);
  view.setUint16(0, text.length);
  view.setUint16(2, photo.length);
  data.set(text, 4);
  data.set(photo, 4 + text.length);
  return data;
}
