import { expect, test } from 'vitest';
import { cues, type Tone } from '../../../../renderer/ui/sound/cues.ts';

const all = Object.entries(cues) as [string, readonly Tone[]][];

test('no cue overdrives the speaker, also where its tones overlap', () => {
  for (const [name, tones] of all) {
    for (const { atMs } of tones) {
      const sounding = tones.filter((tone) => tone.atMs <= atMs && atMs < tone.atMs + tone.forMs);
      expect(
        sounding.reduce((sum, tone) => sum + tone.level, 0),
        name,
      ).toBeLessThanOrEqual(1.5);
    }
  }
});

test('every tone lies where ageing ears and small speakers work', () => {
  for (const [name, tones] of all) {
    for (const { hz } of tones) expect(hz >= 300 && hz <= 1_600, name).toBe(true);
  }
});

test('a problem falls, success rises, attention repeats itself', () => {
  const pitches = (tones: readonly Tone[]) => tones.map(({ hz }) => hz);
  const falling = pitches(cues.problem);
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  for (const good of [pitches(cues['card-ok']), pitches(cues.done)]) {
    expect(good.length).toBeGreaterThan(1);
    expect(good).toEqual(good.toSorted((a, b) => a - b));
  }
  const [one, two, three, four] = pitches(cues.attention);
  expect([three, four]).toEqual([one, two]);
});

test('no cue keeps the visitor waiting', () => {
  for (const [name, tones] of all) {
    expect(Math.max(...tones.map(({ atMs, forMs }) => atMs + forMs)), name).toBeLessThanOrEqual(1_200);
  }
});
