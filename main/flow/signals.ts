import type { SignalSettings } from '../../domain/device/config/devices.ts';
import { needsCare } from '../../domain/device/report.ts';
import type { SignalChannel, SignalPattern } from '../../domain/device/vocabulary.ts';
import { seconds } from '../../domain/kernel/time.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import type { Lights } from './fleet.ts';

export interface SignalRules extends SignalSettings {
  /** The kinds of devices the site has: one it never had is not missing. */
  readonly watched: readonly ('reader' | 'printer' | 'scanner' | 'camera')[];
}

/** What the lights, the sounder and the door are to do now. */
export type SignalAct =
  | {
      readonly type: 'signal';
      readonly channel: SignalChannel;
      readonly pattern: SignalPattern;
      readonly forMs?: number;
    }
  | { readonly type: 'pulse'; readonly channel: SignalChannel; readonly ms: number };

/** What lasts as long as its cause, the most urgent first: where two want one channel, the first has it. */
const lasting = ['help', 'review', 'fault'] as const;
type Lasting = (typeof lasting)[number];

/**
 * What changes at the lights and the door when the kiosk goes from one status to the next.
 * @param before missing when nothing is lit yet; then nobody is welcomed and no door opens
 */
export function signalsOf(
  before: KioskStatus | undefined,
  after: KioskStatus,
  rules: SignalRules,
): readonly SignalAct[] {
  const lit = before ? causesOf(before, rules) : new Map<SignalChannel, Lasting>();
  const wanted = causesOf(after, rules);
  const ended = [...lit.keys()].filter((channel) => !wanted.has(channel));
  const begun = [...wanted].filter(([channel, cause]) => lit.get(channel) !== cause);
  return [
    ...ended.map((channel): SignalAct => ({ type: 'signal', channel, pattern: 'off' })),
    ...begun.map(([, cause]) => actOf(rules[cause])),
    ...(before ? arrivalOf(before, after, rules).filter(({ channel }) => !wanted.has(channel)) : []),
  ];
}

/** Which cause has which channel. */
function causesOf(status: KioskStatus, rules: SignalRules): ReadonlyMap<SignalChannel, Lasting> {
  const holds: Readonly<Record<Lasting, boolean>> = {
    help: status.helpCalled,
    review: status.screen.name === 'review',
    fault:
      status.screen.name === 'save-problem' ||
      status.screen.name === 'out-of-service' ||
      rules.watched.some((kind) => needsCare(status[kind])),
  };
  const causes = new Map<SignalChannel, Lasting>();
  for (const cause of lasting) {
    const { channel, pattern } = rules[cause];
    if (holds[cause] && pattern !== 'off' && !causes.has(channel)) causes.set(channel, cause);
  }
  return causes;
}

/** What happens once, when somebody has just come in or gone out. */
function arrivalOf(before: KioskStatus, after: KioskStatus, rules: SignalRules): readonly SignalAct[] {
  const kind = doneKind(after);
  if (kind === undefined || doneKey(before) === doneKey(after)) return [];
  const opens = rules.door.includes(kind);
  return [
    ...(rules.welcome.pattern === 'off' ? [] : [actOf(rules.welcome)]),
    ...(opens ? [{ type: 'pulse', channel: 'door', ms: rules.doorPulseMs } as const] : []),
  ];
}

function doneKind({ screen }: KioskStatus): 'checked-in' | 'checked-out' | undefined {
  if (screen.name !== 'done') return undefined;
  return screen.kind === 'checked-in' || screen.kind === 'checked-out' ? screen.kind : undefined;
}

/** The same screen drawn again, in another language, is not another visitor. */
const doneKey = ({ screen }: KioskStatus): string | undefined =>
  screen.name === 'done' ? `${screen.kind} ${screen.badgeNumber}` : undefined;

const actOf = ({ channel, pattern, seconds: lengthS }: SignalSettings['help']): SignalAct => ({
  ...{ type: 'signal', channel, pattern },
  ...(lengthS !== undefined && { forMs: seconds(lengthS) }),
});

export interface SignalRunner {
  /** The kiosk's status, each time it changes. */
  show(status: KioskStatus): void;
  /** Boards or rules have changed: everything to rest, and what lasts is lit anew. */
  refresh(): void;
}

/** Carries the acts out on every board: a channel that a board does not have, it ignores. */
export function createSignalRunner(boards: () => readonly Lights[], rules: () => SignalRules): SignalRunner {
  let shown: KioskStatus | undefined;

  const perform = (act: SignalAct): void => {
    for (const board of boards()) {
      if (act.type === 'pulse') board.pulse(act.channel, act.ms);
      else board.signal(act.channel, act.pattern, act.forMs);
    }
  };

  const show = (status: KioskStatus): void => {
    signalsOf(shown, status, rules()).forEach(perform);
    shown = status;
  };

  return {
    show,
    refresh() {
      const last = shown;
      shown = undefined;
      for (const board of boards()) board.allSafe();
      if (last) show(last);
    },
  };
}
