import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { Vitals } from '../health/vitals.ts';
import type { ByteStream, Transport } from '../transport/byte-stream.ts';
import type { Timers } from '../transport/timers.ts';
import { createAskLine } from './ask-line.ts';
import type { Board, BoardFault, BoardSession } from './board.ts';
import { encodeQuestion, exceptionWords, findAnswer, illegalFunction } from './modbus-coils.ts';
import type { CoilAnswer, CoilQuestion } from './modbus-coils.ts';
import type { ModbusFraming } from './modbus-frame.ts';
import { runsOf } from './positions.ts';
import type { Positions } from './positions.ts';
import type { RelayTimings } from './timings.ts';

type WriteMany = Extract<CoilQuestion, { type: 'write-many' }>;

export interface ModbusBoardOptions {
  readonly transport: Transport;
  readonly framing: ModbusFraming;
  /** The coil of relay 1, counted from 0. */
  readonly firstCoil: number;
  readonly timers: Timers;
  readonly timings: RelayTimings;
  readonly vitals: Vitals;
}

/** A board whose relays are Modbus coils, over TCP or a serial line. */
export function createModbusBoard(options: ModbusBoardOptions): Board {
  const { transport } = options;
  return {
    name: `modbus ${transport.name}`,
    async open() {
      const opened = await transport.open();
      return opened.ok ? ok(openSession(opened.value, options)) : opened;
    },
  };
}

function openSession(stream: ByteStream, options: ModbusBoardOptions): BoardSession {
  const { framing, firstCoil, timers, timings, vitals } = options;
  const line = createAskLine(stream, timers, timings, vitals);
  const coilOf = (relay: number): number => firstCoil + relay - 1;
  let lastTicket = 0;
  // The cheapest boards know only the single write, or cannot be read; they say so.
  let knowsWriteMany = true;
  let knowsRead = true;

  const ask = (question: CoilQuestion): Promise<Result<CoilAnswer, BoardFault>> =>
    line.ask(() => {
      lastTicket = (lastTicket + 1) & 0xffff;
      const ticket = lastTicket;
      return {
        request: framing.wrap(encodeQuestion(question), ticket),
        find: (heard) => findAnswer(framing, question, heard, ticket),
      };
    });

  const writesFor = (moves: Positions): CoilQuestion[] =>
    runsOf([...moves.keys()]).flatMap((run) => {
      const on = run.map((relay) => moves.get(relay) === true);
      const many: WriteMany = { type: 'write-many', first: coilOf(run[0] ?? 1), on };
      return knowsWriteMany && run.length > 1 ? [many] : oneByOne(many);
    });

  return {
    async set(moves) {
      let refusal: BoardFault | undefined;
      const questions = writesFor(moves);
      for (const question of questions) {
        const answer = await ask(question);
        if (!answer.ok) return answer;
        if (answer.value.type === 'done') continue;
        const { code } = answer.value;
        if (question.type === 'write-many') {
          knowsWriteMany &&= code !== illegalFunction;
          // Perhaps one relay of the row does not exist: the others must move all the same.
          questions.push(...oneByOne(question));
        } else refusal ??= refused(code);
      }
      return refusal ? err(refusal) : ok();
    },
    async read(relays) {
      if (!knowsRead || relays.length === 0) return ok(undefined);
      const lowest = Math.min(...relays);
      const count = Math.max(...relays) - lowest + 1;
      const answer = await ask({ type: 'read', first: coilOf(lowest), count });
      if (!answer.ok) return answer;
      if (answer.value.type === 'exception') {
        knowsRead = answer.value.code !== illegalFunction;
        return knowsRead ? err(refused(answer.value.code)) : ok(undefined);
      }
      const { on } = answer.value;
      return ok(new Map(relays.map((relay) => [relay, on[relay - lowest] === true])));
    },
    onLost: line.onLost,
    close: line.close,
  };
}

const refused = (code: number): BoardFault => ({ kind: 'refused', detail: exceptionWords(code) });

/** A write of many as writes of one. */
const oneByOne = ({ first, on }: WriteMany): readonly CoilQuestion[] =>
  on.map((isOn, at) => ({ type: 'write', coil: first + at, on: isOn }));
