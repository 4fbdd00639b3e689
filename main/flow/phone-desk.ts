import type { HostId, NodeId } from '../../domain/kernel/brand.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { createTicket, ticketPeriodMs, ticketUrl } from '../../domain/pass/phone-ticket.ts';
import type { PassCrypto } from '../../domain/pass/primitives.ts';
import type { PhoneForm } from '../../domain/sync/wire.ts';
import type { KioskEvent } from '../../domain/visit/effect.ts';
import type { FormOutcome } from '../../domain/visit/phone-form.ts';
import type { PhoneAnswers } from '../../domain/visit/phone-part.ts';
import type { Host } from '../../domain/visit/records.ts';
import type { TimerHandle, Timers } from '../devices/transport/timers.ts';
import type { HostRepository } from '../storage/store.ts';

/** What the kiosk needs so that phones can help: where they reach the site server, and the key its tickets are made with. */
export interface PhoneLine {
  /** `phoneBase` of the site's settings, not empty. */
  readonly base: string;
  readonly ticketKey: Uint8Array;
}

/** Where the server's word about a form ends up, and what has been said about it before. */
export interface TakenForms {
  take(id: string, outcome: FormOutcome): void;
  isTaken(id: string): boolean;
}

export interface PhoneDeskDeps {
  readonly node: NodeId;
  readonly hosts: Pick<HostRepository, 'byId'>;
  readonly taken: TakenForms;
  readonly crypto: Pick<PassCrypto, 'hmac'>;
  readonly randomBytes: RandomBytes;
  readonly timers: Pick<Timers, 'setTimeout' | 'clearTimeout'>;
  readonly now: () => Instant;
  readonly dispatch: (event: KioskEvent) => void;
}

/**
 * Between the first screen and the phones (R17). Answers are in memory only, and only here, until their visitor opens
 * them; the server keeps its copy until it hears what became of them. Without a server nothing of this ever happens.
 */
export interface PhoneDesk {
  /** The line to the server is there, or gone (`undefined`): with it the code appears and disappears. */
  link(line: PhoneLine | undefined): void;
  /** News from the server; it says the same again until it was told the outcome. */
  receive(forms: readonly PhoneForm[]): void;
  open(id: string): { readonly answers: PhoneAnswers; readonly host?: Host } | undefined;
  taken(id: string, outcome: FormOutcome): void;
  stop(): void;
}

/** Forms that were opened and never sent are only ids; this many are remembered. */
const mostOpened = 200;

export function createPhoneDesk(deps: PhoneDeskDeps): PhoneDesk {
  const { node, hosts, taken, crypto, randomBytes, timers, now, dispatch } = deps;
  const opened = new Set<string>();
  const sent = new Map<string, PhoneAnswers>();
  let line: PhoneLine | undefined;
  let timer: TimerHandle | undefined;

  /** A new code at the turn of each period, so that every one is good for a whole period after it was last shown. */
  const showCode = (): void => {
    timers.clearTimeout(timer);
    if (!line) return dispatch({ type: 'phone-code' });
    const { text } = createTicket(node, line.ticketKey, now(), crypto, randomBytes);
    timer = timers.setTimeout(showCode, ticketPeriodMs - (now() % ticketPeriodMs));
    dispatch({ type: 'phone-code', address: ticketUrl(line.base, text) });
  };

  const hear = ({ id, state, answers }: PhoneForm): void => {
    if (taken.isTaken(id) || sent.has(id)) return;
    if (state === 'sent') {
      if (!answers) return;
      opened.delete(id);
      sent.set(id, answers);
    } else {
      if (opened.has(id)) return;
      opened.add(id);
      for (const oldest of opened) if (opened.size > mostOpened) opened.delete(oldest);
      // The ticket on the screen works no more: the next visitor gets another one at once.
      if (line) showCode();
    }
    dispatch({ type: 'phone-form', form: { id, state } });
  };

  return {
    link(next) {
      if (next === undefined && line === undefined) return;
      const isSame =
        next !== undefined &&
        line?.base === next.base &&
        Buffer.compare(line.ticketKey, next.ticketKey) === 0;
      line = next;
      if (!isSame) showCode();
    },
    receive(forms) {
      for (const form of forms) hear(form);
      // What the server no longer speaks of is over there; nothing is remembered of it here.
      const spoken = new Set(forms.map(({ id }) => id));
      for (const id of opened) if (!spoken.has(id)) opened.delete(id);
    },
    open(id) {
      const answers = sent.get(id);
      if (!answers) return undefined;
      const host = answers.hostId === undefined ? undefined : hosts.byId(answers.hostId as HostId);
      return { answers, ...(host && { host }) };
    },
    taken(id, outcome) {
      sent.delete(id);
      taken.take(id, outcome);
    },
    stop() {
      timers.clearTimeout(timer);
      line = undefined;
      sent.clear();
      opened.clear();
    },
  };
}
