/** A job as a spooler holds it. `done` is one that was handed over; `deleted` one that was taken out. */
export interface QueuedJob {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  state: 'waiting' | 'printing' | 'done' | 'deleted';
  /** Whether it was ever given to the printer. */
  begun: boolean;
  /** The spooler keeps nothing of it any more. */
  forgotten: boolean;
  /** Paused by itself: it does not begin, and the others pass it. */
  held: boolean;
}

/**
 * What a print queue and the printer behind it do, whatever protocol they are asked in: jobs go through one by one, wait
 * while the queue is stopped, hang while the printer is away, and come out by themselves when it is back.
 */
export interface FakeQueue {
  readonly jobs: () => readonly QueuedJob[];
  /** The documents that reached the printer, in order. */
  readonly arrived: () => readonly Uint8Array[];
  readonly isStopped: () => boolean;
  readonly isAway: () => boolean;
  readonly isEmptyOfPaper: () => boolean;
  add(name: string, bytes: Uint8Array, id?: number): QueuedJob;
  delete(id: number): void;
  /** Of a job that has ended; one that has not is deleted with it. */
  forget(id: number): void;
  /** Something happens in the very moment the next job is in the queue. */
  onceAdded(then: () => void): void;
  stop(): void;
  resume(): void;
  /** The printer's cable. */
  unplug(): void;
  plug(): void;
  /** Whether the queue has heard that its printer has no paper; it takes jobs all the same. */
  paperOut(out: boolean): void;
  /** All has come out that will, as things stand. */
  atRest(): Promise<void>;
}

export function createFakeQueue(): FakeQueue {
  const jobs: QueuedJob[] = [];
  const arrived: Uint8Array[] = [];
  let stopped = false;
  let away = false;
  let noPaper = false;
  let lastId = 40;
  let added = (): void => {};

  const move = (): void => {
    const job = jobs.find(({ state, held }) => state === 'printing' || (state === 'waiting' && !held));
    if (!job || (job.state === 'waiting' && stopped)) return;
    job.state = 'printing';
    job.begun = true;
    if (away || noPaper) return;
    // Printing takes a while, and is visible meanwhile.
    setImmediate(() =>
      setImmediate(() => {
        if (job.state !== 'printing' || away || noPaper) return;
        job.state = 'done';
        arrived.push(job.bytes);
        move();
      }),
    );
  };

  return {
    jobs: () => jobs,
    arrived: () => arrived,
    isStopped: () => stopped,
    isAway: () => away,
    isEmptyOfPaper: () => noPaper,
    add(name, bytes, id = lastId + 1) {
      lastId = id;
      const job: QueuedJob = {
        id,
        name,
        bytes,
        state: 'waiting',
        begun: false,
        held: false,
        forgotten: false,
      };
      jobs.push(job);
      added();
      added = () => {};
      setImmediate(move);
      return job;
    },
    delete(id) {
      const job = jobs.find((each) => each.id === id);
      if (job && (job.state === 'waiting' || job.state === 'printing')) job.state = 'deleted';
      move();
    },
    forget(id) {
      this.delete(id);
      const job = jobs.find((each) => each.id === id);
      if (job) job.forgotten = true;
    },
    onceAdded(then) {
      added = then;
    },
    stop() {
      stopped = true;
    },
    resume() {
      stopped = false;
      move();
    },
    unplug() {
      away = true;
    },
    plug() {
      away = false;
      move();
    },
    paperOut(out) {
      noPaper = out;
      move();
    },
    async atRest() {
      // A job takes three turns of the loop, and no test has more than a handful.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
