import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { CardProblem } from '../../../domain/visit/status.ts';
import type { Vitals } from '../health/vitals.ts';
import type { Timers } from '../transport/timers.ts';
import type { ReaderDelays } from './delays.ts';
import type { IdReaderEvent, Portrait } from './port.ts';
import type { Presence } from './presence.ts';
import type { SamLine } from './sam-line.ts';
import type { CardContent, SamSteps } from './sam-steps.ts';

export interface CardWatch {
  readonly line: Pick<SamLine, 'ended' | 'pause'>;
  readonly steps: SamSteps;
  /** Makes a picture of a chip's photograph; missing where there is no decoder. Takes a bounded time. */
  readonly portraitOf?: ((photo: Uint8Array) => Promise<Portrait | undefined>) | undefined;
  readonly timers: Timers;
  readonly delays: Pick<ReaderDelays, 'pollMs' | 'removedAfterMs' | 'readAttempts'>;
  readonly presence: Presence;
  readonly emit: (event: IdReaderEvent) => void;
  readonly vitals: Vitals;
}

/**
 * Looks for cards over one link, and announces each once, until the link ends or the reader goes deaf.
 * @returns `deaf` when the link stands but nothing sensible comes over it
 */
export async function watchCards(watch: CardWatch): Promise<'ended' | 'deaf'> {
  const { line, steps, timers, delays, presence, emit, vitals } = watch;
  await steps.introduce();
  presence.lookedAway();
  while (!line.ended && !steps.isDeaf) {
    vitals.alive();
    const seen = await steps.look();
    if (seen === 'none' && presence.missed(timers.now())) emit({ type: 'card-removed' });
    if (seen === 'card' || seen === 'other-card') {
      presence.seen(steps.cardMark);
      if (!presence.dealtWith) await serveCard(watch, seen);
      else if (presence.inDoubt) await compareCard(watch);
    }
    await line.pause(delays.pollMs);
  }
  return line.ended ? 'ended' : 'deaf';
}

/** Announces a card and brings it to its end: read, failed and left lying, or gone. */
async function serveCard(watch: CardWatch, seen: 'card' | 'other-card'): Promise<void> {
  watch.emit({ type: 'card-found' });
  const content = seen === 'card' ? await readCard(watch) : err<CardProblem>('not-an-id-card');
  if (content.ok) await handOver(watch, content.value);
  else fail(watch, content.error);
}

function fail({ line, steps, presence, emit }: CardWatch, problem: CardProblem): void {
  emit({ type: 'card-failed', problem });
  // Without a link nobody can tell when the card is lifted. It counts as gone, and is tried again after reconnecting;
  // any other failed card must be lifted first, or a broken one would be announced for ever.
  const unseen = problem === 'reader-lost' && (line.ended || steps.isDeaf);
  if (problem === 'removed-too-early' || unseen) emit({ type: 'card-removed' });
  else presence.deal();
}

/**
 * Reads a card that is probably the one dealt with, and says nothing if it is. A reading that fails says nothing
 * either: to take the old card for a new one would start a second visit, to miss a new one costs lifting it once more.
 */
async function compareCard(watch: CardWatch): Promise<void> {
  const { steps, presence, emit } = watch;
  const reading = await steps.read();
  if (reading.type !== 'read') return presence.notCompared();
  if (presence.compare(reading.document.number) === 'same') return;
  emit({ type: 'card-removed' });
  emit({ type: 'card-found' });
  await handOver(watch, reading);
}

async function handOver(watch: CardWatch, content: CardContent): Promise<void> {
  const { line, presence, emit, portraitOf } = watch;
  const { document, photo, lastByteAtMs } = content;
  const portrait = await portraitOf?.(photo);
  // The loss was told meanwhile, and the visit has turned to it: the card is read anew when the link is back.
  if (line.ended) {
    portrait?.rgb.fill(0);
    return fail(watch, 'reader-lost');
  }
  presence.deal(document.number);
  emit({ type: 'card-read', document, ...(portrait && { portrait }), lastByteAtMs });
}

async function readCard(watch: CardWatch): Promise<Result<CardContent, CardProblem>> {
  for (let attempt = 1; attempt <= watch.delays.readAttempts; attempt += 1) {
    const reading = await watch.steps.read();
    if (reading.type === 'read') return ok(reading);
    if (reading.type !== 'again') return err(reading.type);
    const problem = await problemAfterFailure(watch);
    if (problem) return err(problem);
    if (attempt < watch.delays.readAttempts) watch.vitals.count('retries');
  }
  return err('unreadable');
}

/** After a failed try: nothing when the card is still there to be tried again. It has a moment to show up. */
async function problemAfterFailure(watch: CardWatch): Promise<CardProblem | undefined> {
  const { line, steps, timers, delays, vitals } = watch;
  let missingSinceMs: number | undefined;
  for (;;) {
    vitals.alive();
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
