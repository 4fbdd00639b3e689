import type { Instant } from '../../domain/kernel/time.ts';
import type { Actor, VisitRecord } from '../../domain/visit/records.ts';
import type { Setting } from '../../domain/visit/state.ts';
import type { PrintProblem } from '../../domain/visit/status.ts';
import type { BadgePainter } from '../badge/painter.ts';
import type { LabelMedia, LabelPrinter, PrintOutcome } from '../devices/label-printer/index.ts';
import type { Logger } from '../logging/logger.ts';
import { logStorageFault } from '../logging/storage-fault.ts';
import type { BadgeChange, VisitRepository } from '../storage/store.ts';

/** A printer with the labels that lie in it. */
export interface BadgePrinter {
  readonly printer: LabelPrinter;
  readonly media: LabelMedia;
}

export interface BadgeDeskDeps {
  readonly visits: VisitRepository;
  readonly painter: BadgePainter;
  /** Absent where the site has no printer: staff write badges by hand. */
  readonly badgePrinter?: BadgePrinter;
  readonly content: (
    visit: VisitRecord,
    setting: Setting,
    now: Instant,
  ) => Parameters<BadgePainter['paint']>[0];
  readonly now: () => Instant;
  readonly log: Logger;
  /** For measuring: the last byte of the label was taken by the printer's socket. */
  readonly onAccepted?: () => void;
}

export type BadgeOutcome = 'printed' | 'sent-unconfirmed' | PrintProblem;

export interface BadgeDesk {
  print(visit: VisitRecord, copy: number, setting: Setting, actor: Actor): Promise<BadgeOutcome>;
}

/**
 * Draws and prints one badge and keeps the ledger in step: `sending` is durable before the first byte leaves, so that
 * after a power cut nobody has to guess whether a badge may exist.
 */
export function createBadgeDesk(deps: BadgeDeskDeps): BadgeDesk {
  const { visits, painter, badgePrinter, content, now, log, onAccepted } = deps;

  const record = (visit: VisitRecord, change: BadgeChange, actor: Actor): boolean => {
    const written = visits.setBadge(visit.id, change, actor);
    if (!written.ok) logStorageFault(log, written.error);
    return written.ok;
  };

  const fail = (visit: VisitRecord, problem: PrintProblem, copy: number, actor: Actor): PrintProblem => {
    record(visit, { state: 'failed', problem, copy }, actor);
    log.write('print.outcome', { outcome: 'failed', problem });
    return problem;
  };

  return {
    async print(visit, copy, setting, actor) {
      if (!badgePrinter) return fail(visit, 'absent', copy, actor);
      const painted = painter.paint(content(visit, setting, now()), badgePrinter.media);
      if (!painted.ok) return fail(visit, 'refused', copy, actor);
      if (painted.value.missingGlyphs > 0) {
        log.write('badge.missing-glyphs', { count: painted.value.missingGlyphs });
      }
      if (!record(visit, { state: 'sending', copy }, actor)) return 'refused';
      const outcome = await badgePrinter.printer.print(painted.value.bitmap, onAccepted);
      return settle(visit, outcome, copy, actor);
    },
  };

  function settle(visit: VisitRecord, outcome: PrintOutcome, copy: number, actor: Actor): BadgeOutcome {
    switch (outcome.outcome) {
      case 'printed':
        record(visit, { state: 'printed', copy }, actor);
        log.write('print.outcome', { outcome: 'printed' });
        return 'printed';
      case 'sent-unconfirmed':
        record(visit, { state: 'unconfirmed', copy }, actor);
        log.write('print.outcome', { outcome: 'sent-unconfirmed', detail: outcome.detail });
        return 'sent-unconfirmed';
      case 'failed':
        return fail(visit, outcome.problem, copy, actor);
    }
  }
}
