import { expect, test } from 'vitest';
import { challengeRules, challenges } from '../../../../domain/face/challenge-rules.ts';
import { judgeChallenge } from '../../../../domain/face/challenge.ts';
import type { Challenge, FaceSample } from '../../../../domain/face/vocabulary.ts';
import { goodLook, hold, nodTo, trackOf, turnTo } from '../../../support/faces/head.ts';

const leftThenNod: Challenge = ['turn-left', 'nod'];
const failed = { state: 'failed', why: 'challenge-failed' };
const passed = { state: 'passed' };

const obeyed = [hold(600), ...turnTo(25), hold(600), ...nodTo(15), hold(600)];

test('a head that turns left and nods as asked passes', () => {
  expect(judgeChallenge(trackOf(obeyed), leftThenNod)).toEqual(passed);
});

test('every challenge is passed by the head that does it, at a slow camera too', () => {
  const doing = { 'turn-left': turnTo(22), 'turn-right': turnTo(-22), nod: nodTo(14) } as const;
  for (const challenge of challenges) {
    const moves = challenge.flatMap((move) => [...doing[move], hold(900)]);
    for (const everyMs of [55, 110, 200]) {
      expect(judgeChallenge(trackOf([hold(900), ...moves], everyMs), challenge)).toEqual(passed);
    }
  }
});

test('the visitor is told one thing after the other', () => {
  const track = trackOf(obeyed);
  const asked = track.map((_, at) => {
    const progress = judgeChallenge(track.slice(0, at + 1), leftThenNod);
    return progress.state === 'under-way' ? `${progress.step} ${progress.asks} ${progress.share}` : 'passed';
  });
  expect([...new Set(asked)]).toEqual([
    ...['0 front 0', '0 turn-left 0.2', '0 front 0.4', '1 nod 0.6', '1 front 0.8', 'passed'],
  ]);
});

test('a head held askew has a front of its own: degrees count from there', () => {
  const askew = (moves: readonly FaceSample[]) => moves.map((look) => ({ ...look, yawDeg: look.yawDeg + 9 }));
  const short = [hold(600), ...turnTo(12), hold(600), ...nodTo(15), hold(600)];
  expect(judgeChallenge(askew(trackOf(obeyed)), leftThenNod)).toEqual(passed);
  expect(judgeChallenge(askew(trackOf(short)), leftThenNod)).toMatchObject({ step: 0, asks: 'turn-left' });
});

// A print that is held turned reads as a front of -9 degrees, and swung to the other side as 14: 23 degrees apart.
test('a turn counts from straight at the camera too, so no front can be chosen to make it easy', () => {
  const swung = [{ ms: 0, yaw: -9 }, hold(800), { ms: 500, yaw: 14 }, hold(300), { ms: 500, yaw: -9 }];
  expect(judgeChallenge(trackOf(swung), leftThenNod)).toMatchObject({ step: 0, asks: 'turn-left' });
  const further = [{ ms: 0, yaw: -9 }, hold(800), { ms: 700, yaw: 22 }, hold(200)];
  expect(judgeChallenge(trackOf(further), leftThenNod)).toMatchObject({ step: 0, asks: 'front' });
});

test('the first front stays the zero: a head that sinks a little each time still has to nod', () => {
  const sunk = [hold(600), { ms: 400, yaw: 25 }, hold(200), { ms: 400, yaw: 0, pitch: -6 }, hold(600)];
  const nodded = trackOf([...sunk, { ms: 400, pitch: 6 }, hold(200)]);
  expect(judgeChallenge(nodded, leftThenNod)).toMatchObject({ step: 1, asks: 'nod' });
});

test('a front that another person walks into begins anew', () => {
  const disturbed = [hold(220), hold(110, { faces: 2 }), hold(220)];
  expect(judgeChallenge(trackOf(disturbed), leftThenNod)).toMatchObject({ asks: 'front' });
});

test('looks that come late or twice count for nothing', () => {
  const late = trackOf(obeyed).flatMap((look) => [
    look,
    { ...look, yawDeg: -40 },
    { ...look, atMs: 0, faces: 3 },
  ]);
  expect(judgeChallenge(late, leftThenNod)).toEqual(passed);
});

test('what becomes narrow when it turns is flat', () => {
  const flat = [
    hold(600),
    { ms: 300, yaw: 15, look: { width: 0.27 } },
    { ms: 300, yaw: 28, look: { width: 0.25 } },
  ];
  expect(judgeChallenge(trackOf(flat), leftThenNod)).toMatchObject({ step: 0, asks: 'turn-left' });
});

test('who does not look ahead first has no front to count from', () => {
  const aside = trackOf([{ ms: 0, yaw: 14 }, hold(3_000)]);
  expect(judgeChallenge(aside, leftThenNod)).toMatchObject({ step: 0, asks: 'front' });
});

test('a head that never holds still has no front either', () => {
  const shaking = trackOf(Array.from({ length: 20 }, (_, at) => ({ ms: 110, yaw: at % 2 ? 9 : -9 })));
  expect(judgeChallenge(shaking, leftThenNod)).toMatchObject({ step: 0, asks: 'front' });
});

test('who stays turned is waited for: the second move begins at the front', () => {
  const turned = trackOf([hold(600), { ms: 400, yaw: 25 }, hold(1_500), { ms: 300, yaw: 25, pitch: 15 }]);
  expect(judgeChallenge(turned, leftThenNod)).toMatchObject({ step: 0, asks: 'front' });
});

test('a cut from one picture to another is no turn, however long the second one is shown', () => {
  const cut = [hold(600), { ms: 0, yaw: 25 }, hold(1_500)];
  expect(judgeChallenge(trackOf(cut), leftThenNod)).toMatchObject({ step: 0, asks: 'turn-left' });
});

test('a turn that begins behind a hand before the lens does not count', () => {
  const hidden = [
    hold(600),
    hold(600, { faces: 0 }),
    { ms: 0, yaw: 12 },
    hold(110),
    { ms: 200, yaw: 25 },
    hold(300),
  ];
  expect(judgeChallenge(trackOf(hidden), leftThenNod)).toMatchObject({ step: 0, asks: 'turn-left' });
  const again = [...hidden, { ms: 400, yaw: 0 }, ...turnTo(25)];
  expect(judgeChallenge(trackOf(again), leftThenNod)).toMatchObject({ asks: 'front' });
});

test('a turn faster than any head does not count', () => {
  const whip = [hold(600), { ms: 100, yaw: 25 }, { ms: 100, yaw: 0 }, hold(300)];
  expect(judgeChallenge(trackOf(whip, 33), leftThenNod)).toMatchObject({ step: 0, asks: 'turn-left' });
});

test('two wrong moves are pointed out and forgiven, a third is not', () => {
  const wrong = [...turnTo(-25), hold(300)];
  const twice = [hold(600), ...wrong, ...wrong];
  expect(judgeChallenge(trackOf([...twice, ...turnTo(25), hold(600)]), leftThenNod)).toMatchObject({
    step: 1,
  });
  expect(judgeChallenge(trackOf([...twice, ...wrong]), leftThenNod)).toEqual(failed);
});

test('the wrong way is pointed out until the head is back', () => {
  const away = [hold(600), { ms: 400, yaw: -25 }, hold(200), { ms: 200, yaw: -10 }];
  expect(judgeChallenge(trackOf(away), leftThenNod)).toMatchObject({ wrongWay: true });
  expect(judgeChallenge(trackOf([...away, { ms: 300, yaw: 0 }]), leftThenNod)).toMatchObject({
    wrongWay: false,
  });
});

test('a nod where a turn was asked is a wrong move, a turn that dips is not', () => {
  const nodded = [hold(600), { ms: 400, pitch: 15 }];
  const dipped = [hold(600), { ms: 200, yaw: 9, pitch: 11 }];
  expect(judgeChallenge(trackOf(nodded), leftThenNod)).toMatchObject({ wrongWay: true });
  expect(judgeChallenge(trackOf(dipped), leftThenNod)).toMatchObject({ wrongWay: false });
});

test('a face that is gone for more than a second ends it, a shorter moment does not', () => {
  const gone = (ms: number) => trackOf([hold(600), hold(ms, { faces: 0 }), ...obeyed]);
  expect(judgeChallenge(gone(800), leftThenNod)).toEqual(passed);
  expect(judgeChallenge(gone(1_200), leftThenNod)).toEqual(failed);
});

test('a second without any look ends it: nobody saw what went on', () => {
  const stalled = trackOf(obeyed).map((look, at) => (at > 12 ? { ...look, atMs: look.atMs + 1_100 } : look));
  expect(judgeChallenge(stalled, leftThenNod)).toEqual(failed);
});

test('a second person ends it, somebody passing by does not', () => {
  const crowd = (ms: number) => trackOf([hold(600), hold(ms, { faces: 2 }), ...obeyed]);
  expect(judgeChallenge(crowd(300), leftThenNod)).toEqual(passed);
  expect(judgeChallenge(crowd(900), leftThenNod)).toEqual(failed);
});

test('people who come and go before anybody was asked are no failure', () => {
  const busy = [hold(2_000, { faces: 3 }), hold(3_000, { faces: 0 }), ...obeyed];
  expect(judgeChallenge(trackOf(busy), leftThenNod)).toEqual(passed);
});

test('a picture that stands perfectly still is no camera', () => {
  const still = trackOf([hold(challengeRules.frozenMs + 200, { change: 0 })]);
  expect(judgeChallenge(still, leftThenNod)).toEqual({ state: 'failed', why: 'camera-frozen' });
});

test('a camera slower than the engine gives some frames twice and is not taken for frozen', () => {
  const doubled = trackOf(obeyed).map((look, at) => (at % 3 ? { ...look, change: 0 } : look));
  expect(judgeChallenge(doubled, leftThenNod)).toEqual(passed);
});

test('who does nothing when asked is waited for a while', () => {
  const { stepMs } = challengeRules;
  expect(judgeChallenge(trackOf([hold(stepMs)]), leftThenNod)).toMatchObject({ asks: 'turn-left' });
  expect(judgeChallenge(trackOf([hold(stepMs + 700)]), leftThenNod)).toEqual(failed);
});

test('no look at all asks for the front', () => {
  const start = { state: 'under-way', step: 0, asks: 'front', wrongWay: false, share: 0 };
  expect(judgeChallenge([], leftThenNod)).toEqual(start);
  expect(judgeChallenge([{ ...goodLook, yawDeg: NaN }], leftThenNod)).toEqual(start);
});

test('there are six challenges, and each has a turn', () => {
  expect(new Set(challenges.map(String)).size).toBe(6);
  expect(challenges.every((moves) => moves.some((move) => move !== 'nod'))).toBe(true);
});
