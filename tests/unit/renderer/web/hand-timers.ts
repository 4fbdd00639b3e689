/** Timers moved by hand: `later` keeps what it is asked for, `run` lets so many milliseconds pass. */
export function handTimers() {
  let now = 0;
  let waiting: { at: number; act: () => void }[] = [];
  return {
    now: () => now,
    waiting: () => waiting.map(({ at }) => at - now),
    later(ms: number, act: () => void) {
      const entry = { at: now + ms, act };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    run(ms: number) {
      const end = now + ms;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        waiting = waiting.filter((other) => other !== next);
        next.act();
      }
      now = end;
    },
  };
}
