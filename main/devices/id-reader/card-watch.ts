import type { CardProblem } from '../../../domain/visit/status.ts';
import type { Timers } from '../transport/timers.ts';
import type { ReaderDelays } from './delays.ts';
import type { IdReaderEvent } from './port.ts';
import type { Presence } from './presence.ts';
import type { SamLine } from './sam-line.ts';
import type { SamSteps } from './sam-steps.ts';

export interface CardWatch {
  readonly line: SamLine;
  readonly steps: SamSteps;
  readonly timers: Timers;
  readonly delays: ReaderDelays;
  readonly presence: Presence;
  readonly emit: (event: IdReaderEvent) => void;
}

/**
 * Looks for cards over one link, and reads each once, until the link ends or the reader goes deaf.
 * @returns `deaf` when the link stands but nothing sensible comes over it
 */
export async function watchCards(watch: CardWatch): Promise<'ended' | 'deaf'> {
  const { line, steps, timers, delays, presence, emit } = watch;
  await steps.introduce();
  while (!line.ended && !steps.isDeaf) {
    const seen = await steps.look();
    if (seen === 'none' && presence.missed(timers.now())) emit({ type: 'card-removed' });
    if (seen === 'card' || seen === 'other-card') {
      presence.seen();
      if (!presence.dealtWith) await serveCard(watch, seen);
    }
    await line.pause(delays.pollMs);
  }
  return line.ended ? 'ended' : 'deaf';
}

/** Announces a card and brings it to its end: read, failed and left lying, or gone. */
async function serveCard(watch: CardWatch, seen: 'card' | 'other-card'): Promise<void> {
  const { line, steps, presence, emit } = watch;
  emit({ type: 'card-found' });
  const problem = seen === 'card' ? await readCard(watch) : 'not-an-id-card';
  if (problem) emit({ type: 'card-failed', problem });
  // Without a link nobody can tell when the card is lifted. It counts as gone, and is tried again after reconnecting;
  // any other failed card must be lifted first, or a broken one would be announced for ever.
  const unseen = problem === 'reader-lost' && (line.ended || steps.isDeaf);
  if (problem === 'removed-too-early' || unseen) emit({ type: 'card-removed' });
  else presence.deal();
}

/** @returns why the card could not be read, or nothing when `card-read` was emitted */
async function readCard({ steps, emit, ...rest }: CardWatch): Promise<CardProblem | undefined> {
  for (let attempt = 1; attempt <= rest.delays.readAttempts; attempt += 1) {
    const reading = await steps.read();
    if (reading.type === 'read') {
      const { document, lastByteAtMs } = reading;
      emit({ type: 'card-read', document, lastByteAtMs });
      return undefined;
    }
    if (reading.type !== 'again') return reading.type;
    const problem = await problemAfterFailure({ steps, ...rest });
    if (problem) return problem;
  }
  return 'unreadable';
}

/** After a failed try: nothing when the card is still there to be tried again. It has a moment to show up. */
async function problemAfterFailure(
  watch: Pick<CardWatch, 'line' | 'steps' | 'timers' | 'delays'>,
): Promise<CardProblem | undefined> {
  const { line, steps, timers, delays } = watch;
  let missingSinceMs: number | undefined;
  for (;;) {
    const seen = await steps.look();
    if (seen === 'card') return undefined;
    if (seen === 'other-card') return 'not-an-id-card';
    if (seen === 'lost' || steps.isDeaf || steps.isFaulty) return 'reader-lost';
    if (seen === 'none') {
      missingSinceMs ??= timers.now();
      if (timers.now() - missingSinceMs >= delays.removedAfterMs) return 'removed-too-early';
    }
    await line.pause(delays.pollMs);
  }
}
