import type { HostId, VisitId } from '../../domain/kernel/brand.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { KioskEvent } from '../../domain/visit/effect.ts';
import type { Intent } from '../../domain/visit/intent.ts';
import { initialState, type KioskState, type Setting, type StaffSession } from '../../domain/visit/state.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import { nextWake, transition } from '../../domain/visit/transition.ts';
import { faceMomentOf, type FaceMoment } from '../../domain/visit/view/face-moment.ts';
import { statusOf } from '../../domain/visit/view/status-of.ts';
import type { HostHit } from '../../preload/contract/table.ts';
import type { TimerHandle, Timers } from '../devices/transport/timers.ts';
import type { Logger } from '../logging/logger.ts';
import type { HostRepository } from '../storage/store.ts';
import type { EffectRunner } from './effects.ts';

export interface KioskFlowDeps {
  readonly setting: Setting;
  readonly hosts: HostRepository;
  readonly run: EffectRunner;
  readonly timers: Timers;
  readonly now: () => Instant;
  readonly newVisitId: () => VisitId;
  readonly publish: (status: KioskStatus) => void;
  readonly log: Logger;
}

/** One visit at a time: the machine of `domain/visit` with a real clock, real devices and a real ledger around it. */
export interface KioskFlow {
  status(): KioskStatus;
  intent(intent: Intent): void;
  /** Something happened that is no touch: a device spoke, the configuration changed. */
  dispatch(event: KioskEvent): void;
  /** Answers only while the visitor is asked whom they visit; the directory is not for browsing. */
  searchHosts(query: string): readonly HostHit[];
  /** The member of staff who has the device page open; nobody else may touch devices through the window. */
  technician(): StaffSession | undefined;
  setting(): Setting;
  /** What may be done with faces just now. */
  faces(): FaceMoment;
  stop(): void;
}

/** As many as fit on the screen above the keyboard. */
const hostHits = 6;

export function createKioskFlow(deps: KioskFlowDeps): KioskFlow {
  const { hosts, run, timers, now, newVisitId, publish, log } = deps;
  let state: KioskState = initialState(deps.setting, now());
  let revision = 0;
  let alarm: TimerHandle | undefined;
  let stopped = false;
  let working = false;
  const waiting: KioskEvent[] = [];

  const moment = () => ({ now: now(), freshId: newVisitId() });
  const status = () => statusOf(state, moment(), revision);

  /** Events queue: an effect that answers at once must not run inside the transition that asked for it. */
  function dispatch(event: KioskEvent): void {
    if (stopped) return;
    waiting.push(event);
    if (working) return;
    working = true;
    const before = state;
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) perform(next);
    } finally {
      working = false;
    }
    if (state === before) return;
    revision += 1;
    publish(status());
    setAlarm();
  }

  function perform(event: KioskEvent): void {
    const { state: next, effects } = transition(state, event, moment());
    if (next.step.name !== state.step.name) log.write('flow.step', { step: next.step.name });
    state = next;
    for (const effect of effects) run(effect, next.setting, dispatch);
  }

  function setAlarm(): void {
    timers.clearTimeout(alarm);
    const wake = nextWake(state);
    alarm = wake === undefined ? undefined : timers.setTimeout(onAlarm, Math.max(0, wake - now()));
  }

  function onAlarm(): void {
    dispatch({ type: 'time' });
    setAlarm();
  }

  return {
    status,
    dispatch,
    intent(intent) {
      if (intent.type !== 'choose-host') return dispatch({ type: 'intent', intent });
      const host = hosts.byId(intent.hostId as HostId);
      if (host) dispatch({ type: 'host-chosen', host });
    },
    searchHosts(query) {
      const { step } = state;
      if (step.name !== 'field' || step.field !== 'host') return [];
      return hosts.search(query, hostHits).map(({ id, name, department }) => ({ id, name, department }));
    },
    technician: () => (state.step.name === 'staff-devices' ? state.staff : undefined),
    setting: () => state.setting,
    faces: () => faceMomentOf(state),
    stop() {
      stopped = true;
      timers.clearTimeout(alarm);
    },
  };
}
