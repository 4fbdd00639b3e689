import { expect, test } from 'vitest';
import { createLive } from '../../../../renderer/web/core/live.ts';
import { handTimers } from './hand-timers.ts';

type Heard = (event: { readonly data?: unknown }) => void;

/** The server's end of the live line. */
function fakeLine() {
  const timers = handTimers();
  const sources: { listeners: Map<string, Heard>; closed: boolean }[] = [];
  const lines: boolean[] = [];
  const live = createLive({
    open: () => {
      const source = { listeners: new Map<string, Heard>(), closed: false };
      sources.push(source);
      return {
        addEventListener: (type, listener) => void source.listeners.set(type, listener),
        close: () => (source.closed = true),
      };
    },
    later: timers.later,
    random: () => 1,
    onLine: (up) => lines.push(up),
  });
  const tell = (type: string, data?: unknown) => sources.at(-1)?.listeners.get(type)?.({ data });
  return {
    live,
    timers,
    sources,
    lines,
    tell,
    changed: (...topics: string[]) => tell('changed', JSON.stringify({ topics })),
  };
}

test('Whoever follows a topic hears of it, and of everything', () => {
  const { live, tell, changed } = fakeLine();
  const heard: string[] = [];
  live.follow(['visit'], () => heard.push('visits'));
  live.follow(['host', 'site'], () => heard.push('hosts'));
  live.start();
  tell('open');
  changed('visit');
  changed('host', 'site');
  changed('all');
  changed('alert');
  expect(heard).toEqual(['visits', 'hosts', 'visits', 'hosts']);
});

test('A note that cannot be read means that something changed', () => {
  const { live, tell } = fakeLine();
  let heard = 0;
  live.follow(['visit'], () => (heard += 1));
  live.start();
  tell('changed', 'garbage');
  tell('changed', '{"topics":3}');
  expect(heard).toBe(2);
});

test('A line that breaks is opened again, ever more seldom, and at most every half minute', () => {
  const { live, tell, timers, sources } = fakeLine();
  live.start();
  const pauses: (number | undefined)[] = [];
  for (let round = 0; round < 7; round += 1) {
    tell('error');
    pauses.push(timers.waiting()[0]);
    timers.run(30_000);
  }
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(sources.slice(0, -1).every(({ closed }) => closed)).toBe(true);
});

test('After a gap everybody asks again, because something may have been missed; at the first opening nobody does', () => {
  const { live, tell, timers, lines } = fakeLine();
  let heard = 0;
  live.follow(['visit'], () => (heard += 1));
  live.start();
  tell('open');
  expect(heard).toBe(0);
  tell('error');
  timers.run(1_000);
  tell('open');
  expect(heard).toBe(1);
  expect(lines).toEqual([true, false, true]);
});

test('A line that says nothing for three beats is dead; one that beats is not', () => {
  const { live, tell, timers, sources } = fakeLine();
  live.start();
  tell('open');
  for (let beat = 0; beat < 5; beat += 1) {
    timers.run(20_000);
    tell('ping');
  }
  expect(sources).toHaveLength(1);
  timers.run(66_000);
  expect(sources[0]?.closed).toBe(true);
});

test('A stopped line stays closed, and whoever left hears nothing', () => {
  const { live, tell, timers, sources, changed } = fakeLine();
  let heard = 0;
  const leave = live.follow(['visit'], () => (heard += 1));
  live.start();
  live.start();
  tell('open');
  leave();
  changed('visit');
  live.stop();
  timers.run(600_000);
  expect(sources).toHaveLength(1);
  expect(heard).toBe(0);
});
