import { expect, test } from 'vitest';
import { createSounder } from '../../../../renderer/handheld/alerts/sounder.ts';

function phone() {
  const felt: number[][] = [];
  const started: number[] = [];
  const listeners: (() => void)[] = [];
  const node = {
    ...{
      gain: {
        value: 0,
        setValueAtTime() {},
        linearRampToValueAtTime() {},
        exponentialRampToValueAtTime() {},
      },
    },
    ...{ connect: () => node, frequency: { value: 0 }, type: '', stop() {} },
    start: (at: number) => void started.push(at),
  };
  const context = {
    ...{ state: 'suspended', currentTime: 0, destination: {} },
    ...{ createGain: () => node, createOscillator: () => node },
    addEventListener: (_: string, listener: () => void) => void listeners.push(listener),
    async resume() {
      context.state = 'running';
      for (const listener of listeners) listener();
    },
  };
  const sounder = createSounder({
    openContext: () => context as unknown as AudioContext,
    vibrate: (pattern) => void felt.push(pattern),
  });
  return { sounder, felt, started };
}

test('before the first touch an alarm is felt and not heard; after it, it is both, and the page is told', () => {
  const { sounder, felt, started } = phone();
  let told = 0;
  sounder.onChange(() => (told += 1));
  sounder.alarm();
  expect([felt.length, started.length, sounder.isUnlocked()]).toEqual([1, 0, false]);
  sounder.unlock();
  expect([told, sounder.isUnlocked()]).toEqual([1, true]);
  sounder.alarm();
  expect(felt).toHaveLength(2);
  expect(started.length).toBeGreaterThan(1);
});

test('a phone without sound shows and vibrates all the same', () => {
  const felt: number[][] = [];
  const sounder = createSounder({
    openContext: () => {
      throw new Error('no audio here');
    },
    vibrate: (pattern) => void felt.push(pattern),
  });
  sounder.unlock();
  sounder.alarm();
  expect([felt.length, sounder.isUnlocked()]).toEqual([1, false]);
});
