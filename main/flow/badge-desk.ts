import { isUsable } from '../../domain/device/report.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Actor, VisitRecord } from '../../domain/visit/records.ts';
import type { Setting } from '../../domain/visit/state.ts';
import type { PrinterHealth, PrintProblem } from '../../domain/visit/status.ts';
import type { BadgeContent } from '../badge/content.ts';
import type { BadgePainter } from '../badge/painter.ts';
import type { LabelMedia, LabelPrinter } from '../devices/label-printer/index.ts';
import type { Logger } from '../logging/logger.ts';
import { logStorageFault } from '../logging/storage-fault.ts';
import type { BadgeChange, VisitRepository } from '../storage/store.ts';

/** A printer with the labels that lie in it. */
export interface BadgePrinter {
  /** Its name in the configuration and on the ledger. */
  readonly id: string;
  readonly printer: Pick<LabelPrinter, 'print'>;
  readonly media: LabelMedia;
  health(): PrinterHealth;
}

export interface BadgeDeskDeps {
  readonly visits: VisitRepository;
  readonly painter: BadgePainter;
  /** The preferred one first. None where the site has no printer: staff write badges by hand. */
  readonly printers: () => readonly BadgePrinter[];
  readonly content: (visit: VisitRecord, setting: Setting, now: Instant) => BadgeContent;
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
 * after a power cut nobody has to guess whether a badge may exist. Where a printer failed, and only then, because only
 * then no badge exists, the next one takes over; each draws the badge for the labels that lie in it.
 */
export function createBadgeDesk(deps: BadgeDeskDeps): BadgeDesk {
  const { visits, painter, printers, content, now, log, onAccepted } = deps;

  const record = (visit: VisitRecord, change: BadgeChange, actor: Actor): boolean => {
    const written = visits.setBadge(visit.id, change, actor);
    if (!written.ok) logStorageFault(log, written.error);
    return written.ok;
  };

  const printOn = async (one: BadgePrinter, badge: Badge): Promise<BadgeOutcome> => {
    const { visit, copy, actor } = badge;
    const where = { copy, printer: one.id };
    const fail = (problem: PrintProblem, detail: string): PrintProblem => {
      record(visit, { state: 'failed', problem, ...where }, actor);
      log.write('print.outcome', { outcome: 'failed', printer: one.id, problem, detail });
      return problem;
    };

    const painted = painter.paint(badge.content, one.media);
    if (!painted.ok) return fail('refused', painted.error.detail);
    const { bitmap, missingGlyphs } = painted.value;
    if (missingGlyphs > 0) log.write('badge.missing-glyphs', { count: missingGlyphs });
    if (!record(visit, { state: 'sending', ...where }, actor)) return 'refused';

    const outcome = await one.printer.print(bitmap, onAccepted);
    switch (outcome.outcome) {
      case 'printed':
        record(visit, { state: 'printed', ...where }, actor);
        log.write('print.outcome', { outcome: 'printed', printer: one.id });
        return 'printed';
      case 'sent-unconfirmed':
        record(visit, { state: 'unconfirmed', ...where }, actor);
        log.write('print.outcome', {
          outcome: 'sent-unconfirmed',
          printer: one.id,
          detail: outcome.detail,
        });
        return 'sent-unconfirmed';
      case 'failed':
        return fail(outcome.problem, outcome.detail);
    }
  };

  return {
    async print(visit, copy, setting, actor) {
      const badge = { visit, copy, actor, content: content(visit, setting, now()) };
      let first: BadgeOutcome | undefined;
      for (const one of readiestFirst(printers())) {
        const outcome = await printOn(one, badge);
        if (outcome === 'printed' || outcome === 'sent-unconfirmed') return outcome;
        first ??= outcome;
      }
      if (first !== undefined) return first;
      record(visit, { state: 'failed', problem: 'absent', copy }, actor);
      return 'absent';
    },
  };
}

interface Badge {
  readonly visit: VisitRecord;
  readonly copy: number;
  readonly actor: Actor;
  readonly content: BadgeContent;
}

/** A printer that is known to be out of order is asked last: it may have been mended a moment ago. */
function readiestFirst(printers: readonly BadgePrinter[]): readonly BadgePrinter[] {
  const works = ({ health }: BadgePrinter): boolean => isUsable(health());
  return [...printers.filter(works), ...printers.filter((one) => !works(one))];
}
