import type { ServerContext } from '../context.ts';
import type { Topic } from '../live/bus.ts';

/**
 * Something that has to be seen to again and again. What there is to do follows from the tables alone, so a run that ended in the middle
 * (`kill -9`, a lost database) is made up for by the next one, and several copies of the server may run it at once.
 */
export interface Job {
  /** A word for the log. */
  readonly name: string;
  /** Runs at least so often, in milliseconds. */
  readonly everyMs: number;
  /** Changes of these run it at once. */
  readonly topics: readonly Topic[];
  readonly runOnce: (context: ServerContext) => Promise<unknown>;
}

/** A burst of changes is one run. */
const gatherMs = 30;

/**
 * Runs a job until it is stopped, never twice at a time. A run that fails is noted and tried again.
 * @returns how to stop: resolves when nothing of it runs any more
 */
export function watch(context: ServerContext, job: Job): () => Promise<void> {
  const { timers, log, bus, sites } = context;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const soon = (ms: number): void => {
    timers.clearTimeout(timer);
    if (!stopped) timer = timers.setTimeout(go, ms);
  };
  const go = (): void => {
    if (running) {
      isWanted = true;
      return;
    }
    isWanted = false;
    running = job
      .runOnce(context)
      .then(
        () => undefined,
        (error: unknown) => log.write('job.failed', describe(job.name, error)),
      )
      .finally(() => {
        running = undefined;
        soon(isWanted ? gatherMs : job.everyMs);
      });
  };
  const unsubscribe = sites.all.map(({ id }) =>
    bus.subscribe(id, (topics) => {
      if (!job.topics.some((topic) => topics.has(topic)) && !topics.has('all')) return;
      if (running) isWanted = true;
      else soon(gatherMs);
    }),
  );
  soon(0);
  return async () => {
    stopped = true;
    for (const end of unsubscribe) end();
    timers.clearTimeout(timer);
    await running;
  };
}

/** What went wrong and where, never what with: a message may quote a value. */
function describe(job: string, error: unknown) {
  const {
    name = 'Error',
    code = name,
    stack = '',
  } = error as { name?: string; code?: string; stack?: string };
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return { job, code: String(code), stack: frames.slice(0, 8).join('\n') };
}
