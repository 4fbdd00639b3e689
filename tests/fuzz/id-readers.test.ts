import { createMrzFrameReader } from '../../main/devices/id-reader/mrz/mrz-framing.ts';
import { readMrz } from '../../main/devices/id-reader/mrz/mrz-coder.ts';
import { decodeCard, textOfReply } from '../../main/devices/id-reader/sam-card.ts';
import {
  createFrameParser,
  encodeReply,
  encodeRequest,
  maxLength,
  toReply,
} from '../../main/devices/id-reader/sam-frame.ts';
import { samIdText, statusMeaning } from '../../main/devices/id-reader/sam-protocol.ts';
import { builtFor } from '../../main/devices/id-reader/vendor-library/library-file.ts';
import { createLineSplitter } from '../../main/devices/id-reader/vendor-library/line-splitter.ts';
import { portraitOf } from '../../main/devices/id-reader/vendor-library/portrait.ts';
import {
  decodeAnswer,
  decodeRequest,
  encodeAnswer,
  encodeRequest as encodeHelperRequest,
} from '../../main/devices/id-reader/vendor-library/protocol.ts';
import { knownCards } from '../support/id-reader/cards.ts';
import { knownZones, zoneDay } from '../support/id-reader/passports.ts';
import { fuzz } from './harness.ts';

const cards = Object.values(knownCards).map(({ card }) => card);
const utf8 = new TextEncoder();

fuzz({
  name: 'sam-frame',
  samples: [
    encodeRequest(0x20, 0x01),
    encodeReply(0x80),
    encodeReply(0x9f, new Uint8Array(4)),
    encodeReply(
      0x90,
      Uint8Array.from({ length: 60 }, (_, at) => at),
    ),
  ],
  start() {
    let bodies = 0;
    const parser = createFrameParser((body) => {
      bodies += 1;
      const reply = toReply(body);
      if (!reply) return;
      statusMeaning(reply.sw3);
      samIdText(reply.data);
      textOfReply(reply.data);
    });
    return (input) => {
      const before = bodies;
      parser.push(input);
      if (parser.pendingBytes > maxLength + 7) throw new Error(`${parser.pendingBytes} bytes are kept`);
      return bodies > before;
    };
  },
});

fuzz({
  name: 'sam-card',
  samples: cards.map(({ text }) => text),
  start: () => (input) => decodeCard(input).ok,
});

fuzz({
  name: 'mrz-text',
  samples: Object.values(knownZones).map(({ card }) => utf8.encode(card.join('\r\n'))),
  start: () => (input) => readMrz(Buffer.from(input).toString('latin1'), zoneDay).fields.length > 0,
});

fuzz({
  name: 'mrz-framing',
  samples: Object.values(knownZones).map(({ card }) => utf8.encode(`${card.join('\r')}\r`)),
  start() {
    const reader = createMrzFrameReader({});
    return (input) => {
      const frames = [...reader.push(input), ...reader.silence()];
      return frames.some(({ type }) => type === 'document');
    };
  },
});

fuzz({
  name: 'helper-protocol',
  samples: [
    encodeHelperRequest(1, { do: 'find' }),
    encodeHelperRequest(2, { do: 'decode', wlt: 'AAAA' }),
    encodeAnswer(3, { status: 144, parts: [] }),
    encodeAnswer(4, { problem: 'no such library' }),
  ],
  start() {
    let [known, longest] = [0, 0];
    const push = createLineSplitter(1_000, (line) => {
      longest = Math.max(longest, line.length);
      if (decodeAnswer(line) ?? decodeRequest(line)) known += 1;
    });
    return (input) => {
      const before = known;
      push(input);
      if (longest > 1_000) throw new Error(`a line of ${longest} characters`);
      return known > before;
    };
  },
});

const bmpHeader = Buffer.alloc(54);
bmpHeader.write('BM', 'latin1');
bmpHeader.writeUInt32LE(54, 10);
bmpHeader.writeUInt32LE(40, 14);
bmpHeader.writeInt32LE(102, 18);
bmpHeader.writeInt32LE(126, 22);
bmpHeader.writeUInt16LE(24, 28);

fuzz({
  name: 'portrait',
  samples: [bmpHeader],
  start() {
    // The header is what can be wrong; the dots behind it are as many as a sound file has.
    const file = new Uint8Array(54 + 308 * 126).map((_, at) => at * 31);
    let turn = 0;
    return (input) => {
      turn += 1;
      const head = input.subarray(0, 54);
      file.set(head);
      // A whole file takes a hundred times as long as a refused one, so most are cut short.
      const portrait = portraitOf(
        turn < 3 || turn % 50 === 0 ? file : file.subarray(0, head.length + (turn % 300)),
      );
      if (portrait && portrait.rgb.length !== 102 * 126 * 3) throw new Error(`${portrait.rgb.length} bytes`);
      return portrait !== undefined;
    };
  },
});

const peHeader = Buffer.alloc(96);
peHeader.write('MZ', 'latin1');
peHeader.writeUInt32LE(64, 60);
peHeader.write('PE\0\0', 64, 'latin1');
peHeader.writeUInt16LE(0x14c, 68);

fuzz({
  name: 'library-file',
  samples: [peHeader, Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0', 'latin1')],
  start: () => (input) => builtFor(Buffer.from(input)) !== undefined,
});
