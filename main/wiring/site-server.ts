import { randomBytes } from 'node:crypto';
import type { VisitId } from '../../domain/kernel/brand.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import { idOfSubject } from '../../domain/ledger/event.ts';
import { createBackoff } from '../../domain/sync/backoff.ts';
import type { FactData } from '../../domain/ledger/catalogue.ts';
import type { DeviceReport } from '../../domain/device/report.ts';
import type { KioskHealth } from '../../domain/sync/wire.ts';
import type { KioskEvent } from '../../domain/visit/effect.ts';
import type { SiteLink } from '../../domain/visit/site-link.ts';
import type { TimerHandle, Timers } from '../devices/transport/timers.ts';
import type { PhoneDesk } from '../flow/phone-desk.ts';
import type { Logger } from '../logging/logger.ts';
import { createEgressGate, guardedFetch } from '../security/egress-gate.ts';
import type { LedgerStore } from '../storage/create-store.ts';
import type { SyncClient } from '../sync/client.ts';
import type { JoinDeps } from '../sync/index.ts';

/** Where the site server is, and the code to join it by, as configuration or environment say. */
export interface ServerPlace {
  readonly url?: string | undefined;
  readonly code?: string | undefined;
}

export interface SiteServerDeps {
  readonly store: LedgerStore;
  readonly timeZone: string;
  readonly version: string;
  readonly log: Logger;
  readonly timers: Timers;
  readonly now: () => Instant;
  /** By which law or consent face data may leave, as the site configured it. */
  readonly faceBasis: () => string;
  readonly devices: () => readonly DeviceReport[];
  readonly phones: Pick<PhoneDesk, 'link' | 'receive'>;
  readonly dispatch: (event: KioskEvent) => void;
  /**
   * A server that does not know this kiosk is joined anew by a code that was not tried yet. For demos, whose server's data anybody may throw
   * away: at a site only a person who looked into it joins a kiosk to other keys.
   */
  readonly mayJoinAnew: boolean;
  /** The site's rules changed; they are in the store. */
  readonly onSettings: () => void;
}

/** The kiosk's line to its site server. Nothing of it is needed for a visit, so it comes after the first screen. */
export interface SiteServer {
  /** Another address or code; joins where the kiosk is alone, and connects where it is not. */
  configure(place: ServerPlace): void;
  stop(): Promise<void>;
}

/** The window and its browser come first; the code of the line is loaded when they are done. */
const beginAfterMs = 1_500;
/** When a code is tried again that nobody answered to: soon, because a server that starts with its kiosk is not there yet. */
const joinAgain = { firstMs: 500, mostMs: 10_000 } as const;
/** Until then it is no news that nobody answers. */
const settlingMs = 30_000;

export function createSiteServer(deps: SiteServerDeps): SiteServer {
  const { store, log, timers } = deps;
  let place: ServerPlace = {};
  let client: SyncClient | undefined;
  let timer: TimerHandle | undefined;
  let isStopped = false;
  /** The server does not know this kiosk. */
  let isStranger = false;
  let triedCode: string | undefined;
  const beganMs = timers.now();
  let isSilenceTold = false;
  const patience = createBackoff(joinAgain, Math.random);
  /** Changes come faster than a line is closed; they are taken one after the other. */
  let turn: Promise<void> = Promise.resolve();

  const later = (ms: number): void => {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(() => {
      turn = turn.then(begin);
    }, ms);
  };

  async function begin(): Promise<void> {
    if (isStopped) return;
    await client?.stop();
    client = undefined;
    const url = place.url ?? store.sync.joined()?.serverUrl;
    if (url === undefined) return;
    const { connect } = await import('../sync/index.ts');
    const gate = createEgressGate({ basis: deps.faceBasis, log });
    const common = { ...{ store, gate, log, timers, randomBytes }, serverUrl: url };
    const line = { ...common, fetch: guardedFetch(fetch, gate, 'sync.push') };
    if (place.code !== undefined && (isStranger || !store.sync.joined())) {
      const outcome = await tryCode(line, place.code);
      if (outcome === 'unreachable') return later(patience.next());
    }
    if (isStopped || !store.sync.joined()) return;
    client = connect({
      ...line,
      ...{ timeZone: deps.timeZone, now: deps.now, random: Math.random },
      health: () => ({ version: deps.version, devices: deps.devices().map(deviceHealth) }),
      onLink: linked,
      onRemote: (events) => events.forEach(tell),
      onSettings() {
        deps.onSettings();
        if (client) linked(client.link());
      },
      onForms: deps.phones.receive,
    });
  }

  /** Whoever typed a code sees at the server what came of it; a line that was down is tried again while the code lives. */
  async function tryCode(line: Omit<JoinDeps, 'version'>, code: string): Promise<'unreachable' | 'tried'> {
    const { join } = await import('../sync/index.ts');
    const joined = await join({ ...line, version: deps.version }, code);
    if (!joined.ok && joined.error === 'unreachable') {
      if (!isSilenceTold && timers.now() - beganMs > settlingMs) {
        isSilenceTold = true;
        log.write('sync.not-enrolled', { fault: joined.error });
      }
      return 'unreachable';
    }
    patience.reset();
    triedCode = code;
    isStranger = false;
    return 'tried';
  }

  function linked(link: SiteLink): void {
    if (link.isStranger && deps.mayJoinAnew && place.code !== undefined && place.code !== triedCode) {
      isStranger = true;
      later(0);
    }
    deps.dispatch({ type: 'site-link', link });
    const joined = store.sync.joined();
    const base = store.sync.settings()?.phoneBase ?? '';
    const isUp = link.state === 'online' && joined !== undefined && base !== '';
    deps.phones.link(isUp ? { base, ticketKey: joined.ticketKey } : undefined);
  }

  /** What somebody who stands here may be waiting for. */
  function tell({ type, subject, data }: LedgerEvent): void {
    const visitId = idOfSubject(subject) as VisitId;
    if (type === 'visit.reviewed') {
      const { decision } = JSON.parse(data) as FactData<'visit.reviewed'>;
      deps.dispatch({ type: 'visit-decided-elsewhere', visitId, decision });
    }
    if (type === 'visit.held') {
      const { by } = JSON.parse(data) as FactData<'visit.held'>;
      deps.dispatch({ type: 'visit-held', visitId, by });
    }
  }

  return {
    configure(next) {
      if (next.url === place.url && next.code === place.code && client) return;
      place = next;
      later(beginAfterMs);
    },
    async stop() {
      isStopped = true;
      timers.clearTimeout(timer);
      await turn;
      await client?.stop();
    },
  };
}

function deviceHealth({ id, kind, health, warnings }: DeviceReport): KioskHealth['devices'][number] {
  const [alert] = warnings;
  return { id, kind, health, ...(alert !== undefined && { alert }) };
}
