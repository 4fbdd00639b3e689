import type { VisitId } from '../../../domain/kernel/brand.ts';
import type {
  Challenge,
  FaceCheck,
  FaceOutcome,
  FaceReferenceKind,
} from '../../../domain/face/vocabulary.ts';
import { after, type Instant } from '../../../domain/kernel/time.ts';
import type { IdentityDocument } from '../../../domain/identity/document.ts';
import type { Effect, Found, KioskEvent, Note } from '../../../domain/visit/effect.ts';
import type { Intent } from '../../../domain/visit/intent.ts';
import type { PassOutcome } from '../../../domain/visit/pass-claim.ts';
import type { FormOutcome } from '../../../domain/visit/phone-form.ts';
import type { PhoneAnswers } from '../../../domain/visit/phone-part.ts';
import type { Host, VisitRecord, VisitRequest } from '../../../domain/visit/records.ts';
import { initialState, type KioskState, type Setting, type StepName } from '../../../domain/visit/state.ts';
import type { KioskStatus, PrintProblem } from '../../../domain/visit/status.ts';
import { nextWake, transition } from '../../../domain/visit/transition.ts';
import { statusOf } from '../../../domain/visit/view/status-of.ts';
import { readMrz } from '../../../main/devices/id-reader/mrz/mrz-coder.ts';
import { guard, guardPin, monday, nineOClock } from './people.ts';

export type Touch = Exclude<Intent, { type: 'choose-host' }>;
export type Touches = readonly (Touch | Touch['type'])[];

/** A world in memory that answers the machine's effects at once, and can be told to fail. */
export interface World {
  found: Found;
  foundByPhone: Found;
  /** What a pass held to the scanner comes to. */
  pass: PassOutcome;
  /** Whether whoever is saved from now on stands on the watchlist. */
  listed: boolean;
  /** What the printer will answer. */
  printer: 'printed' | 'sent-unconfirmed' | PrintProblem;
  storage: 'works' | 'disk-full';
  /** What the camera compares with, which moves it asks for, and whether there is room for one more face. */
  face: { reference?: FaceReferenceKind; challenge: Challenge; enrols: 'enrolled' | 'full' };
  /** Questions of these kinds wait for `answerHeld`, so that a story can stop in the middle of one. */
  readonly holds: Set<Effect['type']>;
  readonly visits: Map<string, VisitRecord>;
  /** What visitors sent from their phones, as main keeps it. */
  readonly phoneForms: Map<string, { readonly answers: PhoneAnswers; readonly host?: Host }>;
}

export interface Story {
  readonly world: World;
  readonly notes: Note[];
  readonly cues: string[];
  /** Every request that reached storage, in order. */
  readonly saved: VisitRequest[];
  /** The copy of every label that was asked for, in order. */
  readonly prints: number[];
  /** What the camera came to, as it reached storage. */
  readonly checks: FaceCheck[];
  /** The visits that a guard decided on. */
  readonly reviewed: Set<string>;
  /** What the server was told of phones' forms. */
  readonly taken: { readonly id: string; readonly outcome: FormOutcome }[];
  state(): KioskState;
  now(): Instant;
  status(): KioskStatus;
  screen(): KioskStatus['screen'];
  send(event: KioskEvent): void;
  touch(...intents: Touches): void;
  type(field: Extract<Touch, { type: 'edit' }>['field'], value: string): void;
  chooseHost(host: Host): void;
  card(document: IdentityDocument, hasPortrait?: boolean): void;
  /** A visitor sends these answers from their phone. */
  phone(id: string, answers: PhoneAnswers, host?: Host): void;
  /** The attempt under way comes to this. */
  faceResult(outcome: FaceOutcome): void;
  signIn(pin?: string): void;
  /** The world answers what it was asked meanwhile, and holds nothing back any more. */
  answerHeld(): void;
  /** Called after every event with the step the machine is in. */
  onStep(listener: (name: StepName) => void): void;
  /** Lets time pass, firing every alarm on the way. */
  wait(ms: number): void;
}

export function createStory(setting: Setting, startedAt: Instant = nineOClock): Story {
  let state = initialState(setting, startedAt);
  let now = startedAt;
  let ids = 0;
  const world: World = {
    found: {},
    foundByPhone: {},
    pass: { type: 'failed', failure: 'unheard-of' },
    listed: false,
    printer: 'printed',
    storage: 'works',
    face: { reference: 'chip', challenge: ['turn-left', 'nod'], enrols: 'enrolled' },
    holds: new Set(),
    visits: new Map(),
    phoneForms: new Map(),
  };
  const notes: Note[] = [];
  const cues: string[] = [];
  const saved: VisitRequest[] = [];
  const prints: number[] = [];
  const checks: FaceCheck[] = [];
  const reviewed = new Set<string>();
  const taken: Story['taken'] = [];
  const held: Effect[] = [];
  const listeners: ((name: StepName) => void)[] = [];

  function send(event: KioskEvent): void {
    const next = transition(state, event, { now, freshId: `v-${(ids += 1)}` as VisitId });
    state = next.state;
    for (const listener of listeners) listener(state.step.name);
    for (const effect of next.effects) {
      if (effect.type === 'print') prints.push(effect.copy);
      if (world.holds.has(effect.type)) held.push(effect);
      else answer(effect);
    }
  }

  function answer(effect: Effect): void {
    const event = carryOut(effect);
    if (event) send(event);
  }

  function carryOut(effect: Effect): KioskEvent | undefined {
    switch (effect.type) {
      case 'look-up': {
        const known = effect.phone ? world.foundByPhone : world.found;
        const inside = [...world.visits.values()].find(
          (one) => one.state === 'inside' && one.idNumber !== undefined && one.idNumber === effect.idNumber,
        );
        const { enrolmentEnded, ...found } = known;
        const ended = effect.alsoEnded && enrolmentEnded && { enrolmentEnded };
        return {
          type: 'looked-up',
          ticket: effect.ticket,
          found: { ...found, ...ended, ...(inside && { inside }) },
        };
      }
      case 'check-mrz':
        return { type: 'mrz-checked', ticket: effect.ticket, reading: readMrz(effect.text, monday) };
      case 'find-badge': {
        const visit = [...world.visits.values()].find(
          (one) => one.badgeCode === effect.text || one.badgeNumber === effect.text,
        );
        return { type: 'badge-found', ticket: effect.ticket, ...(visit && { visit }) };
      }
      case 'save':
        saved.push(effect.request);
        return write(effect.ticket, recordOf(effect.request, world.visits.size + 1, now, world.listed));
      case 'review': {
        reviewed.add(effect.visitId);
        if (visitOf(effect.visitId).held && !effect.decision.reason)
          throw new Error('The machine decided on a held visit without a reason');
        const decided = effect.decision.decision === 'approved' ? 'inside' : 'rejected';
        return write(effect.ticket, { ...visitOf(effect.visitId), state: decided });
      }
      case 'settle-reviewed': {
        const before = visitOf(effect.visitId);
        // The guard's decision was in the ledger before anybody was told of it.
        return write(effect.ticket, { ...before, state: 'inside', checkedInAt: now });
      }
      case 'check-pass':
        return { type: 'pass-checked', ticket: effect.ticket, outcome: world.pass };
      case 'check-out':
        return write(effect.ticket, { ...visitOf(effect.visitId), state: 'left', checkedOutAt: now });
      case 'start-face-check': {
        const { reference, challenge } = world.face;
        const what = { challenge, ...(reference && { reference }) };
        return { type: 'face-check-started', ticket: effect.ticket, ...what };
      }
      case 'settle-face': {
        checks.push(effect.check);
        const before = visitOf(effect.visitId);
        const visit = effect.admits && !before.held ? ({ ...before, state: 'inside' } as const) : before;
        return write(effect.ticket, { ...visit, faceCheck: effect.check });
      }
      case 'enrol-face':
        return stored(effect.ticket, world.face.enrols);
      case 'withdraw-face':
        return stored(effect.ticket, 'withdrawn');
      case 'hand-write':
        return write(effect.ticket, {
          ...visitOf(effect.visitId),
          badge: 'handwritten',
          badgeNumber: effect.number,
        });
      case 'print':
        world.visits.set(effect.visit.id, { ...visitOf(effect.visit.id), badgeCopies: effect.copy });
        return { type: 'print-finished', ticket: effect.ticket, outcome: world.printer };
      case 'queue-badge':
        world.visits.set(effect.visit.id, { ...visitOf(effect.visit.id), badgeCopies: 1 });
        return { type: 'print-finished', ticket: effect.ticket, outcome: world.printer };
      case 'open-phone-form': {
        const form = world.phoneForms.get(effect.id);
        return { type: 'phone-form-opened', ticket: effect.ticket, ...form };
      }
      case 'phone-form-taken':
        world.phoneForms.delete(effect.id);
        taken.push({ id: effect.id, outcome: effect.outcome });
        return undefined;
      case 'verify-staff': {
        const right = effect.code === guard.code && effect.pin === guardPin;
        return {
          type: 'staff-verified',
          ticket: effect.ticket,
          result: right ? { verdict: 'ok', staff: guard } : { verdict: 'wrong' },
        };
      }
      case 'load-queues': {
        const all = [...world.visits.values()];
        return {
          type: 'queues-loaded',
          ticket: effect.ticket,
          reviews: all.filter((one) => one.state === 'awaiting-review'),
          badges: all.filter((one) => one.state === 'inside' && one.badge === 'none'),
        };
      }
      case 'note':
        notes.push(effect.note);
        return undefined;
      case 'cue':
        cues.push(effect.cue);
        return undefined;
    }
  }

  function visitOf(id: string): VisitRecord {
    const visit = world.visits.get(id) ?? world.found.inside;
    if (!visit) throw new Error('The story asked for a visit that was never saved');
    return visit;
  }

  function stored(ticket: number, outcome: 'enrolled' | 'full' | 'withdrawn'): KioskEvent {
    if (world.storage === 'disk-full') return { type: 'save-failed', ticket, problem: 'disk-full' };
    return { type: 'face-stored', ticket, outcome };
  }

  function write(ticket: number, visit: VisitRecord): KioskEvent {
    if (world.storage === 'disk-full') return { type: 'save-failed', ticket, problem: 'disk-full' };
    world.visits.set(visit.id, visit);
    return { type: 'saved', ticket, visit };
  }

  const touch: Story['touch'] = (...intents) => {
    for (const intent of intents) {
      send({ type: 'intent', intent: typeof intent === 'string' ? ({ type: intent } as Touch) : intent });
    }
  };

  const type: Story['type'] = (field, value) => touch({ type: 'edit', field, value });

  return {
    world,
    notes,
    cues,
    saved,
    prints,
    checks,
    reviewed,
    taken,
    state: () => state,
    now: () => now,
    status: () => statusOf(state, { now, freshId: 'unused' as VisitId }, 1),
    screen: () => statusOf(state, { now, freshId: 'unused' as VisitId }, 1).screen,
    send,
    touch,
    type,
    chooseHost: (host) => send({ type: 'host-chosen', host }),
    onStep: (listener) => void listeners.push(listener),
    card: (document, hasPortrait = false) => {
      send({ type: 'card-found' });
      send({ type: 'card-read', document, hasPortrait });
    },
    phone: (id, answers, chosen) => {
      world.phoneForms.set(id, { answers, ...(chosen && { host: chosen }) });
      send({ type: 'phone-form', form: { id, state: 'sent' } });
    },
    faceResult: (outcome) => {
      if (state.step.name !== 'face-check') throw new Error('The story has nobody before the camera');
      send({ type: 'face-result', ticket: state.step.ticket, outcome });
    },
    signIn: (pin = guardPin) => {
      type('staffCode', guard.code);
      type('pin', pin);
      touch('sign-in');
    },
    answerHeld: () => {
      world.holds.clear();
      for (const effect of held.splice(0)) answer(effect);
    },
    wait: (ms) => {
      const until = after(now, ms);
      for (let wake = nextWake(state); wake !== undefined && wake <= until; wake = nextWake(state)) {
        now = after(wake, Math.max(0, now - wake));
        const before = state;
        send({ type: 'time' });
        if (state === before) break;
      }
      now = until;
      send({ type: 'time' });
    },
  };
}

function recordOf(request: VisitRequest, count: number, now: Instant, listed: boolean): VisitRecord {
  const { draft, identity } = request;
  return {
    id: request.id,
    state:
      request.wanted === 'review' || (listed && request.route !== 'green-channel')
        ? 'awaiting-review'
        : 'inside',
    route: request.route,
    category: request.category,
    badge: 'none',
    badgeCopies: 0,
    badgeNumber: `A${String(count).padStart(3, '0')}`,
    badgeCode: `YB1:${request.id}`,
    name: identity?.name ?? '',
    companions: draft.companions ?? 0,
    registeredAt: now,
    request,
    ...(listed && { held: 'watchlist' }),
    ...(identity?.number && { idNumber: identity.number }),
    ...(draft.host && { host: draft.host }),
  };
}
