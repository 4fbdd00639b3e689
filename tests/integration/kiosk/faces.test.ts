import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtInEngine } from '../../../domain/face/matching.ts';
import type { FaceOutcome, FaceTemplate } from '../../../domain/face/vocabulary.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import { configSchema } from '../../../main/app/config-schema.ts';
import { problemsFrom } from '../../../main/app/config-problems.ts';
import type { FaceReference, FaceReport } from '../../../preload/contract/face.ts';
import { demoConfig, readyRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { countEvents } from '../../support/kiosk/verify-directory.ts';
import { measured } from '../../support/visit/face-track.ts';

// The whole kiosk with its real reader, ledger and printer; the test stands in for the window before the camera.

let rig: KioskRig;
beforeEach(async () => {
  rig = await readyRig(ok(demoConfig('high')));
  await cameraWorks();
});
afterEach(() => rig.dispose());

const call = () => rig.app.handlers;
async function cameraWorks(): Promise<void> {
  void call()['face.state']({ camera: 'works', engine: 'ready' });
  await rig.untilStatus(({ camera }) => camera === 'ready', 'the camera');
}

const jpeg = createCanvas(64, 48).toBuffer('image/jpeg').toString('base64');
const template: FaceTemplate = {
  engine: builtInEngine,
  vectors: {
    faceApi: Array.from({ length: 128 }, (_, at) => Math.sin(at) / 10),
    human: Array.from({ length: 1_024 }, (_, at) => Math.cos(at) / 10),
  },
};

/** The window's answer to the attempt under way. */
async function attempt(raw: number): Promise<void> {
  const { ticket, challenge } = await rig.until('face-check', (screen) => screen.challenge !== undefined);
  if (!challenge) throw new Error('no moves were drawn');
  await answer(ticket, measured(raw, challenge));
}
const answer = async (ticket: number, outcome: FaceOutcome): Promise<void> =>
  call()['face.result']({ ticket, outcome, picture: jpeg, template });
const reference = async (ticket: number): Promise<FaceReference | undefined> =>
  call()['face.reference']({ ticket });
const pictures = async () => call()['face.pictures'](undefined);

/** The reserved visitor, whose card carries a picture, up to the question. */
async function toChoice(): Promise<void> {
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next');
  await rig.until('notice');
  rig.touch({ type: 'tick', item: 'phone', ticked: true }, 'agree');
  await rig.until('face-choice');
}

test('card, camera, badge: the match is on the ledger and the pictures are gone', async () => {
  await toChoice();
  rig.touch('use-camera');
  const { ticket } = await rig.until('face-check', (screen) => screen.challenge !== undefined);
  expect(await reference(ticket)).toMatchObject({ kind: 'portrait', widthDots: 102, heightDots: 126 });
  await attempt(0.3);
  await rig.until('done', ({ kind }) => kind === 'checked-in');
  expect(await reference(ticket)).toBeUndefined();
  for (const type of ['face.consented', 'face.checked', 'visit.checked-in'] as const)
    expect(countEvents(rig.dataDir, type)).toBe(1);
  expect(countEvents(rig.dataDir, 'face.decided')).toBe(0);
});

test('the reference is given for the attempt under way and for no other', async () => {
  await toChoice();
  expect(await reference(1)).toBeUndefined();
  rig.touch('use-camera');
  const { ticket } = await rig.until('face-check', (screen) => screen.challenge !== undefined);
  expect(await reference(ticket - 1)).toBeUndefined();
  expect(await reference(ticket + 1)).toBeUndefined();
});

test('a guard sees both pictures only after signing in and only while comparing', async () => {
  await toChoice();
  rig.touch('use-camera');
  await attempt(0.45);
  await rig.until('face-again');
  expect(await pictures()).toBeUndefined();
  rig.touch('retry');
  await attempt(0.8);
  await rig.until('face');
  expect(await pictures()).toBeUndefined();
  rig.touch('start-staff');
  await rig.signIn('guard');
  await rig.until('staff-face', ({ check }) => check?.verdict === 'no-match' && check.attempts === 2);
  expect(await pictures()).toEqual({
    document: expect.stringMatching(/^data:image\/png;base64,/),
    live: `data:image/jpeg;base64,${jpeg}`,
  });
  rig.touch('same-person');
  await rig.until('staff-face-reason');
  rig.touch({ type: 'face-because', reason: 'older-photo' });
  await rig.until('done', ({ kind }) => kind === 'checked-in');
  expect(await pictures()).toBeUndefined();
  expect(countEvents(rig.dataDir, 'face.decided')).toBe(1);
});

test('a card put down during the attempt does not become what the visitor is compared with', async () => {
  await toChoice();
  rig.touch('use-camera');
  const { ticket } = await rig.until('face-check', (screen) => screen.challenge !== undefined);
  const own = await reference(ticket);
  await rig.takeCard();
  await rig.hand({ type: 'put-card', cardId: 'walk-in' });
  await rig.untilStatus(({ cardOnReader }) => cardOnReader === true, 'the other card lies there');
  expect(await reference(ticket)).toEqual(own);
});

test('a long-term partner enrols, is compared with the stored face after a restart, and withdraws', async () => {
  const welcome = async () => {
    await rig.hand({ type: 'put-card', cardId: 'partner' });
    return rig.until('welcome-back');
  };
  expect(await welcome()).toMatchObject({ face: 'may-enrol' });
  rig.touch('open-face-enrolment', 'use-camera');
  await attempt(0.3);
  await rig.until('face-stored', ({ outcome }) => outcome === 'enrolled');
  await rig.takeCard();
  const { dataDir } = rig;
  await rig.stop();

  rig = await readyRig(ok(demoConfig('high')), dataDir);
  await cameraWorks();
  expect(await welcome()).toMatchObject({ face: 'enrolled' });
  rig.touch('next');
  await rig.until('face-choice', (screen) => screen.reference === 'enrolled');
  rig.touch('use-camera');
  const { ticket } = await rig.until('face-check', (screen) => screen.challenge !== undefined);
  const stored = await reference(ticket);
  expect(stored?.kind).toBe('template');
  await attempt(0.9);
  await rig.until('face-again');
  rig.touch('without-camera');
  await rig.until('face');
  rig.touch('cancel');
  await rig.until('done');
  await rig.takeCard();
  rig.touch('finish');
  await rig.until('home');

  await welcome();
  rig.touch('open-face-withdrawal', 'withdraw-face');
  await rig.until('face-stored', ({ outcome }) => outcome === 'withdrawn');
  rig.touch('next');
  expect(await rig.until('welcome-back')).toMatchObject({ face: 'may-enrol' });
  expect(countEvents(dataDir, 'face.enrolled')).toBe(1);
  expect(countEvents(dataDir, 'face.withdrawn')).toBe(1);
});

test('the face page tells the signed-in supervisor what is in force, and nobody else', async () => {
  const report = async (): Promise<FaceReport | undefined> => call()['face.report'](undefined);
  expect(await report()).toBeUndefined();
  rig.touch('start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn('supervisor');
  await rig.until('staff-menu', ({ faces }) => faces);
  expect(await report()).toBeUndefined();
  rig.touch('open-faces');
  await rig.until('staff-faces');
  expect(await report()).toMatchObject({
    enabled: true,
    impactAssessment: 'DEMO-PIA-2026-01',
    rule: { kind: 'raw', pass: 0.4, unsure: 0.5 },
    storedFaces: 0,
    egressBasis: '',
  });
});

test('a calibration that cannot be read is said, and the strict rule holds', async () => {
  const loaded = demoConfig('high', (config) => ({
    ...config,
    face: { ...config.face, calibration: 'missing.json' },
  }));
  rig.reconfigure(ok(loaded));
  rig.touch('start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn('supervisor');
  rig.touch('open-faces');
  await rig.until('staff-faces');
  expect(await call()['face.report'](undefined)).toMatchObject({
    calibrationProblem: 'missing',
    rule: { kind: 'raw' },
  });
});

test('switched off by the site, the next visitor is not asked', async () => {
  const off = demoConfig('high', (config) => ({ ...config, face: { ...config.face, enabled: false } }));
  rig.reconfigure(ok(off));
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next');
  await rig.until('notice');
  rig.touch({ type: 'tick', item: 'phone', ticked: true }, 'agree');
  await rig.until('confirm');
  expect(countEvents(rig.dataDir, 'face.configured')).toBe(2);
});

const high: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../assets/demo/high.json'), 'utf8'),
);
const refused = (face: object, more: object = {}): readonly string[] => {
  const raw = { ...(high as object), ...more, face };
  const parsed = configSchema.safeParse(raw);
  const problems = parsed.success ? err([]) : err(problemsFrom(parsed.error.issues, raw));
  return problems.error.map(({ path, expected }) => `${path}: ${expected.en}`);
};

test('faces stay off without an assessment and a purpose, and open no door by themselves', () => {
  const purpose = { 'zh-CN': '核对', en: 'check' };
  expect(refused({ enabled: true, purpose })).toEqual([
    'face.impactAssessment: the number of the impact assessment: without one faces stay off',
  ]);
  expect(refused({ enabled: true, impactAssessment: 'P-1' })).toEqual([
    'face.purpose: why faces are checked, as visitors read it',
  ]);
  expect(refused({})).toEqual([]);
  const { devices } = demoConfig('high').config;
  const doors = { devices: { ...devices, signals: { ...devices.signals, door: ['checked-in'] } } };
  const on = { enabled: true, impactAssessment: 'P-1', purpose };
  expect(refused(on, doors)).toEqual([expect.stringMatching(/^face.onMatch: guard-confirms/)]);
  expect(refused({ ...on, onMatch: 'guard-confirms' }, doors)).toEqual([]);
});
