import type { IdentityDocument } from '../../../domain/identity/document.ts';
import type { ReaderHealth } from '../../../domain/visit/status.ts';
import type { Vitals } from '../health/vitals.ts';
import type { ReaderDelays } from './delays.ts';
import { decodeCard, photoOfReply, textOfReply } from './sam-card.ts';
import type { Answer, Question, SamLine } from './sam-line.ts';
import { samIdText, samRequest, samStatus, statusMeaning, statusText } from './sam-protocol.ts';
import type { StatusMeaning } from './sam-protocol.ts';

/** What a look at the field shows. `unclear`: no answer that says anything about a card. */
export type Look = 'card' | 'other-card' | 'none' | 'unclear' | 'lost';

export interface CardContent {
  readonly document: IdentityDocument;
  /** The photograph as it is on the chip. */
  readonly photo: Uint8Array;
  readonly lastByteAtMs: number;
}

export type Reading =
  | ({ readonly type: 'read' } & CardContent)
  /** Did not work this time. */
  | { readonly type: 'again' }
  | { readonly type: 'not-an-id-card' }
  /** The link is gone, or the reader says that it is out of order. */
  | { readonly type: 'reader-lost' };

/** The three steps of the protocol, each one question long or two, and what the answers say about the reader. */
export interface SamSteps {
  /** Learns which security module answers, for the device page. A reader that cannot tell works all the same. */
  introduce(): Promise<void>;
  look(): Promise<Look>;
  /** What the last find called the card (its IIN, in hex): all zeros on every reader whose traffic is published. */
  readonly cardMark: string;
  /** Selects the card and reads it. */
  read(): Promise<Reading>;
  /** Nothing sensible came for so many questions that the link is of no use. */
  readonly isDeaf: boolean;
  /** The reader answers, but only to say that it does not work. */
  readonly isFaulty: boolean;
}

/** Success replies to find and select carry 4 and 8 bytes; the reply to read more than a thousand. */
const longestShortReply = 16;

export function createSamSteps(
  line: SamLine,
  delays: ReaderDelays,
  vitals: Pick<Vitals, 'says'>,
  setHealth: (health: ReaderHealth, detail?: string) => void,
): SamSteps {
  let unanswered = 0;
  let complaints = 0;
  let faulty = false;
  let cardMark = '';

  const questions = {
    samId: { request: samRequest.samId, timeoutMs: delays.findTimeoutMs, fits: () => true },
    find: {
      request: samRequest.find,
      timeoutMs: delays.findTimeoutMs,
      fits: ({ sw3 }) => sw3 !== samStatus.success,
    },
    select: {
      request: samRequest.select,
      timeoutMs: delays.selectTimeoutMs,
      fits: ({ sw3, data }) => sw3 !== samStatus.cardFound && data.length <= longestShortReply,
    },
    read: {
      request: samRequest.read,
      timeoutMs: delays.readTimeoutMs,
      fits: ({ sw3, data }) =>
        sw3 !== samStatus.cardFound && (sw3 !== samStatus.success || data.length > longestShortReply),
    },
  } as const satisfies Record<string, Question>;

  /** Every answer also tells how the reader is doing. */
  const ask = async (question: Question): Promise<Answer> => {
    const answer = await line.ask(question);
    unanswered = answer.type === 'reply' ? 0 : unanswered + 1;
    if (answer.type !== 'reply') return answer;

    const meaning = statusMeaning(answer.reply.sw3);
    if (isTrouble(meaning)) vitals.says(`SW3 = ${statusText(answer.reply.sw3)}`);
    // One complaint is noise on the line; only a row of them is a defect.
    complaints = meaning === 'line-trouble' ? complaints + 1 : 0;
    faulty = meaning === 'reader-fault' || complaints >= delays.deafPolls;
    if (faulty) setHealth('fault', statusText(answer.reply.sw3));
    else if (complaints === 0) setHealth('ready');
    return answer;
  };

  return {
    async introduce() {
      const answer = await line.ask(questions.samId);
      const id = answer.type === 'reply' && samIdText(answer.reply.data);
      if (!id) return;
      const words = `security module ${id}`;
      vitals.says(words);
      setHealth('ready', words);
    },

    async look() {
      const answer = await ask(questions.find);
      if (answer.type === 'lost') return 'lost';
      if (answer.type !== 'reply') return 'unclear';
      const { sw3, data } = answer.reply;
      if (sw3 === samStatus.cardFound) cardMark = Buffer.from(data).toString('hex');
      switch (statusMeaning(sw3)) {
        case 'card':
        case 'card-trouble':
          return 'card';
        case 'other-card':
          return 'other-card';
        case 'no-card':
          return 'none';
        default:
          return 'unclear';
      }
    },

    async read() {
      const selected = await ask(questions.select);
      const refusal = refusalOf(selected);
      if (refusal) return refusal;

      const answer = await ask(questions.read);
      const failure = refusalOf(answer);
      if (failure || answer.type !== 'reply') return failure ?? { type: 'again' };
      const { data } = answer.reply;
      const text = textOfReply(data);
      const card = text.ok ? decodeCard(text.value) : text;
      if (card.ok) {
        const { lastByteAtMs } = answer;
        return { type: 'read', document: card.value, photo: photoOfReply(data), lastByteAtMs };
      }
      return { type: card.error === 'unreadable' ? 'again' : card.error };
    },

    get cardMark() {
      return cardMark;
    },
    get isDeaf() {
      return unanswered >= delays.deafPolls;
    },
    get isFaulty() {
      return faulty;
    },
  };
}

/** What a technician wants to read; all else is every day's business. */
function isTrouble(meaning: StatusMeaning): boolean {
  return meaning !== 'done' && meaning !== 'card' && meaning !== 'no-card';
}

/** What keeps an answer to select or read from being a success; `undefined` when it is one. */
function refusalOf(answer: Answer): Exclude<Reading, { readonly type: 'read' }> | undefined {
  if (answer.type === 'lost') return { type: 'reader-lost' };
  if (answer.type !== 'reply') return { type: 'again' };
  switch (statusMeaning(answer.reply.sw3)) {
    case 'done':
      return undefined;
    case 'other-card':
      return { type: 'not-an-id-card' };
    case 'reader-fault':
      return { type: 'reader-lost' };
    default:
      return { type: 'again' };
  }
}
