import { minutes, seconds } from '../../domain/kernel/time.ts';
import type { ServerContext } from '../context.ts';
import type { Topic } from '../live/bus.ts';
import { framesOf } from '../logging/frames.ts';
import { runAccessUpkeep } from './access-upkeep.ts';
import { announceArrivals } from './announce-arrivals.ts';
import { runEscalation } from './escalation.ts';
import { expirePhoneForms } from './expire-phone-forms.ts';
import { expireReservations } from './expire-reservations.ts';
import { runGreenChannel } from './green-channel.ts';
import { runHouseWatch } from './house-watch.ts';
import { runInterception } from './interception.ts';
import { runOutbox } from './outbox.ts';
import { remindReviewers } from './remind-reviewers.ts';
import { runVerification } from './verification.ts';
import { runWebhooks } from './webhooks.ts';

/** Something that is looked at again and again. One run does what is due and ends; several copies of the server may run it at once. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Kinds of change after which it is looked at sooner; `any` for every change. */
  readonly wokenBy?: 'any' | readonly Topic[];
  /** @returns whether there may be more: then another run follows at once */
  run(context: ServerContext): Promise<boolean>;
}

/** One line per job. */
export const jobs: readonly Job[] = [
  { name: 'outbox', everyMs: seconds(5), wokenBy: 'any', run: runOutbox },
  { name: 'announce-arrivals', everyMs: seconds(30), wokenBy: ['visit'], run: announceArrivals },
  { name: 'expire-reservations', everyMs: minutes(1), run: expireReservations },
  { name: 'expire-phone-forms', everyMs: minutes(1), run: expirePhoneForms },
  { name: 'interception', everyMs: seconds(30), wokenBy: ['visit', 'watchlist'], run: runInterception },
  { name: 'verification', everyMs: seconds(5), wokenBy: ['visit', 'site'], run: runVerification },
  { name: 'escalation', everyMs: seconds(10), wokenBy: ['visit'], run: runEscalation },
  { name: 'green-channel', everyMs: minutes(1), wokenBy: ['visit', 'site'], run: runGreenChannel },
  { name: 'house-watch', everyMs: seconds(30), wokenBy: ['kiosk', 'finding', 'node'], run: runHouseWatch },
  { name: 'access-upkeep', everyMs: minutes(30), run: runAccessUpkeep },
  { name: 'webhooks', everyMs: seconds(5), wokenBy: 'any', run: runWebhooks },
  { name: 'remind-reviewers', everyMs: minutes(5), run: remindReviewers },
];

export interface Jobs {
  /** Waits for the runs that are under way. */
  stop(): Promise<void>;
}

/** After a change a job waits a moment, so that a burst of changes is one run. */
const gatherMs = 200;
/** Runs in a row while there is more to do, before others get a turn. */
const mostRuns = 20;

/** Starts every job; a run that fails is logged and tried again at its time. */
export function startJobs(context: ServerContext, list: readonly Job[] = jobs): Jobs {
  const loops = list.map((job) => startLoop(context, job));
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) };
}

function startLoop(context: ServerContext, job: Job): Jobs {
  const { timers, bus, log, sites } = context;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isWoken = false;
  let isStopped = false;

  const run = async (): Promise<void> => {
    for (let runs = 0; runs < mostRuns && !isStopped; runs += 1) if (!(await job.run(context))) return;
  };
  const start = (): void => {
    if (running || isStopped) return;
    isWoken = false;
    running = run()
      .catch((error: unknown) => {
        log.write('job.failed', { job: job.name, ...framesOf(error) });
      })
      .then(() => {
        running = undefined;
        schedule(isWoken ? gatherMs : job.everyMs);
      });
  };
  const schedule = (ms: number): void => {
    timers.clearTimeout(timer);
    if (!isStopped) timer = timers.setTimeout(start, ms);
  };
  const isForMe = (topics: ReadonlySet<Topic>): boolean =>
    job.wokenBy === 'any' || topics.has('all') || (job.wokenBy ?? []).some((topic) => topics.has(topic));
  const wake = (topics: ReadonlySet<Topic>): void => {
    if (isWoken || !isForMe(topics)) return;
    isWoken = true;
    if (!running) schedule(gatherMs);
  };

  const unsubscribe = job.wokenBy ? sites.all.map((site) => bus.subscribe(site.id, wake)) : [];
  schedule(gatherMs);
  return {
    async stop() {
      isStopped = true;
      for (const end of unsubscribe) end();
      timers.clearTimeout(timer);
      await running;
    },
  };
}
