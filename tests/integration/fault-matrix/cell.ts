import type { StepName } from '../../../domain/visit/state.ts';
import type { KioskStatus } from '../../../domain/visit/status.ts';
import { isUsable } from '../../../domain/device/report.ts';
import type { Fault } from './faults.ts';
import type { Lobby } from './lobby.ts';
import { goOn, type Walk } from './person.ts';
import { lobbyAt } from './steps.ts';

/** One fault at one step, in the words of the page. */
export interface Cell {
  readonly step: StepName;
  /** The screen the visitor sees right after. */
  readonly sees: string;
  /** Facts for the ledger, and what a technician finds counted. */
  readonly recorded: string;
  readonly alerts: string;
  /** How a sensible person goes on while the fault lasts, and once it is over; where that differs from no fault. */
  readonly lasting: string;
  readonly mended: string;
}

export const asBefore = 'as without it';

export function cellOf(fault: Fault, step: StepName): Cell {
  const before = lobbyAt(step);
  const usual = goOn(before);
  const struck = lobbyAt(step);
  const shown = struck.story.status();
  fault.strike(struck);
  const now = struck.story.status();
  const recorded = recordOf(struck);
  const lasting = goOn(struck);

  const whole = lobbyAt(step);
  fault.strike(whole);
  fault.mend(whole);
  const mended = goOn(whole);
  return {
    step,
    sees: seen(now, shown, fault),
    recorded,
    alerts: alertsOf(struck),
    lasting: otherwise(lasting, usual),
    mended: otherwise(mended, usual),
  };
}

function seen(now: KioskStatus, before: KioskStatus, { word }: Fault): string {
  const { screen } = now;
  const notices = screen.name === 'home' ? homeNotices(now) : [];
  if (JSON.stringify(screen) === JSON.stringify(before.screen)) {
    return ['the same screen', ...notices].join(', ');
  }
  const problem = 'problem' in screen ? ` (${screen.problem === word ? 'says so' : screen.problem})` : '';
  const unfound = screen.name === 'check-out' && screen.notFound ? ' (not found)' : '';
  const alerts = screen.name === 'staff-menu' && screen.alerts.length > 0 ? ' (with the alert)' : '';
  return [`\`${screen.name}\`${problem}${unfound}${alerts}`, ...notices].join(', ');
}

/** As renderer/kiosk/home.tsx shows them. */
function homeNotices({ reader, printer, cardOnReader }: KioskStatus): readonly string[] {
  return [
    ...(reader === 'connecting' ? ['"the reader is starting"'] : []),
    ...(reader === 'absent' || reader === 'fault' ? ['typing offered instead of the card'] : []),
    ...(isUsable(printer) || printer === 'connecting' ? [] : ['"badges are printed later"']),
    ...(cardOnReader ? ['"a card lies on the reader"'] : []),
  ];
}

function recordOf({ facts, registry }: Lobby): string {
  const restarts = registry.reports().reduce((sum, { counters }) => sum + counters.restarts, 0);
  const written = facts.map((fact) =>
    fact.type === 'device.fault' ? `\`${fact.type}\` ${fact.device} ${fact.health}` : `\`${fact.type}\``,
  );
  return [...written, ...(restarts > 0 ? [`restarts ${restarts}`] : [])].join(', ') || 'nothing';
}

function alertsOf({ story }: Lobby): string {
  return (
    story
      .state()
      .deviceAlerts.map(({ key, device = '' }) => `\`${key}\` of ${device}`)
      .join(', ') || 'none'
  );
}

/** What the person does first that nobody does without the fault, and where it ends. */
function otherwise(walk: Walk, usual: Walk): string {
  const parting = walk.moves.findIndex((move, at) => move !== usual.moves[at]);
  if (parting < 0 && walk.moves.length === usual.moves.length) {
    return walk.ending === usual.ending ? asBefore : `**${walk.ending}**`;
  }
  const [screen = '', move = ''] = (walk.moves[parting] ?? '').split(': ');
  return `\`${screen}\`: ${move}; **${walk.ending}**`;
}
