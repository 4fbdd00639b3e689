import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Screen } from '../../domain/visit/status.ts';
import { findFaceData } from '../../main/security/face-data.ts';
import { dataPaths } from '../../main/storage/paths.ts';
import type { FaceReference } from '../../preload/contract/face.ts';
import { nobody, turns } from '../support/faces/clips.ts';
import { bytesBelow, carelessly, traceForms, tracesIn } from '../support/face-traces.ts';
import { createFakeCamera, noteTracks, type CameraTracks } from './support/fake-camera.ts';
import { openLobby, type Lobby } from './support/lobby.ts';
import { tapWire, type Crossing, type WireTap } from './support/wire-tap.ts';

// Where face data goes while a partner has a face kept, comes by it, has it erased, and somebody else holds the card.

const camera = createFakeCamera();
let lobby: Lobby;
let tap: WireTap;
let tracks: CameraTracks;

beforeAll(async () => {
  camera.shows(await nobody());
  lobby = await openLobby({
    album: 'face-egress',
    tier: 'high',
    cameras: [{ id: 'camera-1', driver: 'window' }],
    browserFlags: camera.flags,
  });
  tap = tapWire(lobby.context());
  tracks = await noteTracks(lobby);
  await lobby.until((status) => status.camera === 'ready', 'the camera and the engine');
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(async () => {
  await lobby?.close();
  camera.remove();
});

const comesTo = (name: Screen['name']) =>
  expect.poll(() => lobby.status().screen.name, { timeout: 50_000 }).toBe(name);

/** What lies on the disk now, journal and tables, with what SQLite has not yet put into its file. */
const onDisk = () => bytesBelow(lobby.dataDir);

async function comesAsPartner(): Promise<void> {
  await lobby.dock.putCard('partner');
  await lobby.visitor.sees('welcome-back.title');
}

async function goesByCamera(): Promise<void> {
  const { visitor } = lobby;
  await visitor.press('welcome-back.go');
  await visitor.press('face-choice.camera');
  await visitor.sees('face-check.title');
}

/** The widths of the pictures that the guard sees, once they are drawn. */
const pictureWidths = () =>
  lobby
    .page()
    .locator('.surface img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));

function templateThatCrossed() {
  const template = tap.results().find((result) => result.template)?.template;
  if (!template) throw new Error('no template crossed');
  return template;
}

test('a face that is kept crosses once, without a picture, and lies on the disk only under seal', async () => {
  const { visitor } = lobby;
  camera.shows(await turns('b'));
  await comesAsPartner();
  await visitor.press('welcome-back.face-enrol');
  await visitor.sees('face-enrol.title');
  await visitor.press('face-enrol.yes');
  await comesTo('face-stored');
  await visitor.sees('face-stored.title-enrolled');
  const [kept, ...others] = tap.results();
  expect(others).toEqual([]);
  expect([kept?.picture, kept?.outcome.kind]).toEqual([undefined, 'measured']);
  const template = templateThatCrossed();
  // The search finds it in every careless form, so that finding nothing means something.
  const disk = onDisk();
  for (const form of traceForms)
    expect(tracesIn(Buffer.concat([disk, carelessly(template, form)]), template)).toContain(form);
  expect(tracesIn(disk, template)).toEqual([]);
});

// Somebody else is asked once more; then a guard sees both pictures, and nothing is printed.
test('a visit by the stored face, its withdrawal, and somebody else with the card whom a guard compares', async () => {
  const { visitor, staff, dock } = lobby;
  await comesAsPartner();
  await goesByCamera();
  await comesTo('done');
  await lobby.everybodyLeaves();
  await lobby.dock.putCard('partner');
  await visitor.press('already-inside.leave');
  await visitor.sees('done.title-checked-out');
  await lobby.everybodyLeaves();

  await comesAsPartner();
  await visitor.press('welcome-back.face-withdraw');
  await visitor.press('face-withdraw.yes');
  await visitor.sees('face-stored.title-withdrawn');
  await visitor.press('face-stored.on');
  camera.shows(await turns('a'));
  await goesByCamera();
  const labels = await dock.labels(0);
  await comesTo('face-again');
  await visitor.readsWords('face-again.not-sure');
  await expect.poll(tracks.live).toBe(0);
  await visitor.press('face-again.retry');
  await comesTo('face');
  await visitor.sees('face.title');
  await expect.poll(tracks.live).toBe(0);
  const picturesBefore = tap.crossings.filter(
    ({ name, content }) => name === 'face.pictures' && findFaceData(content) !== undefined,
  );
  expect(picturesBefore).toEqual([]);
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-face.title');
  await visitor.readsWords('face-staff.found-no-match');
  await expect.poll(pictureWidths).toEqual([102, 640]);
  expect(await dock.labels(0)).toBe(labels);
});

test('face data crossed in three calls and nowhere else; requests, consoles and files hold none', () => {
  const crossed = tap.crossings
    .filter((crossing) => findFaceData(withoutLabels(crossing)) !== undefined)
    .map(({ way, name }) => `${name} ${way}`);
  expect([...new Set(crossed)].sort()).toEqual([
    'face.pictures down',
    'face.reference down',
    'face.result up',
  ]);

  expect(tap.requests.length).toBeGreaterThan(0);
  expect(tap.requests.filter((request) => findFaceData(request) !== undefined)).toEqual([]);
  expect([...lobby.shell().watch.hosts()]).toEqual(['127.0.0.1']);
  expect(findFaceData([tap.said, lobby.shell().said()])).toBeUndefined();

  const disk = onDisk();
  expect(disk.length).toBeGreaterThan(0);
  expect(tracesIn(disk, templateThatCrossed())).toEqual([]);
  expect(findFaceData(disk)).toBeUndefined();
  const [live] = tap.results().flatMap(({ picture }) => picture ?? []);
  expect(findFaceData(Buffer.concat([disk, Buffer.from(live ?? '', 'base64')]))).toBe('a JPEG picture');
  const pictures = piecesOfPictures();
  expect(pictures.length).toBeGreaterThan(3);
  const everything = Buffer.concat([disk, Buffer.from(lobby.shell().said())]);
  const wire = Buffer.from(JSON.stringify(tap.crossings));
  expect(pictures.filter((piece) => wire.includes(piece)).length).toBe(pictures.length / 2);
  expect(pictures.filter((piece) => everything.includes(piece))).toEqual([]);
});

test('no fact of the ledger carries face data', () => {
  const database = new DatabaseSync(dataPaths(lobby.dataDir).database, { readOnly: true });
  const facts = database.prepare('SELECT type, data FROM event').all();
  database.close();
  const types = new Set(facts.map(({ type }) => String(type)).filter((type) => type.includes('face')));
  expect(types.size).toBeGreaterThan(1);
  expect(facts.filter(({ data }) => findFaceData(String(data)) !== undefined)).toEqual([]);
  expect(facts.filter(({ data }) => /"(?:picture|template|vectors|rgb)"/.test(String(data)))).toEqual([]);
});

/** The dev dock draws the labels that came out of the simulated printer; no badge has a photograph on it. */
const withoutLabels = ({ name, content }: Crossing): unknown =>
  name !== 'dock.state' || content === undefined
    ? content
    : JSON.parse(JSON.stringify(content, (key, value: unknown) => (key === 'png' ? undefined : value)));

/** A stretch from the middle of every picture that crossed, as bytes and as base64. */
function piecesOfPictures(): readonly Buffer[] {
  const live = tap.results().flatMap(({ picture }) => picture ?? []);
  const portraits = tap.crossings.flatMap(({ way, name, content }) => {
    if (way !== 'down' || name !== 'face.reference') return [];
    const { value } = content as { readonly value?: FaceReference };
    return value?.kind === 'portrait' ? [value.rgb] : [];
  });
  return [...live, ...portraits].flatMap((base64) => {
    const bytes = Buffer.from(base64, 'base64');
    const middle = Math.floor(bytes.length / 2);
    const at = Math.floor(base64.length / 2);
    return [bytes.subarray(middle, middle + 24), Buffer.from(base64.slice(at, at + 32))];
  });
}
