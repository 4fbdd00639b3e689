import type { DeviceHealth } from '../../../domain/device/report.ts';
import { printerWarnings, type DeviceKind } from '../../../domain/device/vocabulary.ts';
import type { FaceFailure } from '../../../domain/face/vocabulary.ts';
import type { CardProblem, PrinterHealth, PrintProblem } from '../../../domain/visit/status.ts';
import { measured } from '../../support/visit/face-track.ts';
import { liYangben } from '../../support/visit/people.ts';
import type { Lobby } from './lobby.ts';

/** Something that goes wrong with a device, as its driver reports it; the drivers' own tests show that they do. */
export interface Fault {
  readonly name: string;
  /** The device's own word, where a screen repeats it. */
  readonly word?: string;
  strike(lobby: Lobby): void;
  mend(lobby: Lobby): void;
}

const works: Fault['mend'] = () => undefined;

const sick = (id: string, health: DeviceHealth, name: string): Fault => ({
  name,
  strike: ({ news }) => news.health(id, health),
  mend: ({ news }) => news.health(id, 'ready'),
});

const hung = (id: string, name: string): Fault => ({
  name,
  strike({ news }) {
    news.hung(id);
    news.health(id, 'connecting');
  },
  mend: ({ news }) => news.health(id, 'ready'),
});

const cardOf = (problem: CardProblem, name: string): Fault => ({
  name,
  word: problem,
  strike(lobby) {
    lobby.card = problem;
    lobby.news.card({ type: 'card-found' });
    lobby.news.card({ type: 'card-failed', problem });
    if (problem === 'removed-too-early') lobby.news.card({ type: 'card-removed' });
  },
  mend(lobby) {
    lobby.card = 'readable';
    lobby.news.card({ type: 'card-removed' });
  },
});

const readerFaults: readonly Fault[] = [
  sick('reader-1', 'connecting', 'starts or reconnects'),
  sick('reader-1', 'absent', 'unplugged, silent, or sends nothing but garbage'),
  sick('reader-1', 'fault', 'says that it is out of order, or its port is taken'),
  {
    name: 'unplugged over a card',
    strike({ news }) {
      news.card({ type: 'card-found' });
      news.health('reader-1', 'absent');
      news.card({ type: 'card-failed', problem: 'reader-lost' });
      news.card({ type: 'card-removed' });
    },
    mend: ({ news }) => news.health('reader-1', 'ready'),
  },
  cardOf('removed-too-early', 'card lifted too early'),
  cardOf('unreadable', 'card unreadable, or torn answers'),
  cardOf('not-an-id-card', 'not an ID card'),
  {
    name: 'announces a card and never reads it',
    strike(lobby) {
      lobby.card = 'unreadable';
      lobby.news.card({ type: 'card-found' });
    },
    mend(lobby) {
      lobby.card = 'readable';
      lobby.news.card({ type: 'card-removed' });
    },
  },
  {
    name: 'answers late: a card nobody waits for',
    strike: ({ news }) => news.card({ type: 'card-read', document: liYangben, lastByteAtMs: 0 }),
    mend: works,
  },
  {
    name: 'hangs over a card, is replaced',
    strike({ news }) {
      news.card({ type: 'card-found' });
      news.hung('reader-1');
      news.card({ type: 'card-removed' });
      news.health('reader-1', 'connecting');
    },
    mend: ({ news }) => news.health('reader-1', 'ready'),
  },
  {
    name: 'unplugged, a second one takes over',
    strike(lobby) {
      lobby.add('reader-2', 'id-reader', 'ready');
      lobby.news.health('reader-1', 'absent');
    },
    mend: ({ news }) => news.health('reader-1', 'ready'),
  },
];

const printerWords: Readonly<Record<Exclude<PrinterHealth, 'ready'>, string>> = {
  connecting: 'starts or reconnects',
  absent: 'unplugged or switched off',
  'out-of-labels': 'out of labels',
  'cover-open': 'cover open',
  jammed: 'jammed',
  'out-of-ribbon': 'out of ribbon',
  paused: 'paused at the printer',
  'over-heated': 'too hot',
  'wrong-media': 'wrong labels loaded',
  fault: 'a part of it failed',
  unknown: 'says nothing, or nothing but garbage',
};

/** What the printer says of every label until it is mended, and of the one it is busy with. */
const outcome = (lobby: Lobby, printer: 'sent-unconfirmed' | PrintProblem): void => {
  lobby.story.world.printer = printer;
  if (lobby.story.state().step.name === 'printing') lobby.story.answerHeld();
};
const printsAgain = (lobby: Lobby): void => {
  lobby.story.world.printer = 'printed';
};

const printerFault = (health: keyof typeof printerWords): Fault => ({
  name: printerWords[health],
  word: health,
  strike(lobby) {
    lobby.news.health('printer-1', health);
    outcome(lobby, health === 'unknown' ? 'sent-unconfirmed' : health);
  },
  mend(lobby) {
    printsAgain(lobby);
    lobby.news.health('printer-1', 'ready');
  },
});

const labelFault = (name: string, how: 'sent-unconfirmed' | PrintProblem): Fault => ({
  name,
  word: how,
  strike: (lobby) => outcome(lobby, how),
  mend: printsAgain,
});

const printerFaults: readonly Fault[] = [
  ...(Object.keys(printerWords) as (keyof typeof printerWords)[]).map(printerFault),
  labelFault('unplugged in the middle of a label', 'interrupted'),
  labelFault('refuses the picture', 'refused'),
  labelFault('took the label, confirms nothing', 'sent-unconfirmed'),
  {
    name: 'never answers about a label',
    strike({ story }) {
      if (story.state().step.name === 'printing') story.wait(story.state().setting.delays.printMs);
    },
    mend: works,
  },
  {
    name: 'hangs over a label, is replaced',
    strike(lobby) {
      hung('printer-1', '').strike(lobby);
      outcome(lobby, 'sent-unconfirmed');
    },
    mend(lobby) {
      printsAgain(lobby);
      lobby.news.health('printer-1', 'ready');
    },
  },
  {
    name: 'answers late: a label nobody waits for',
    strike: ({ story }) => story.send({ type: 'print-finished', ticket: 0, outcome: 'jammed' }),
    mend: works,
  },
  ...printerWarnings.map((warning) => ({
    name: `warns: ${warning}`,
    strike: ({ news }: Lobby) => news.warned('printer-1', [warning]),
    mend: ({ news }: Lobby) => news.warned('printer-1', []),
  })),
  {
    name: 'out of labels, a second one takes over',
    strike(lobby) {
      lobby.add('printer-2', 'label-printer', 'ready');
      lobby.news.health('printer-1', 'out-of-labels');
    },
    mend: ({ news }) => news.health('printer-1', 'ready'),
  },
];

const scannerFaults: readonly Fault[] = [
  sick('scanner-1', 'connecting', 'starts or reconnects'),
  sick('scanner-1', 'absent', 'unplugged, silent, or floods'),
  hung('scanner-1', 'hangs, is replaced'),
  {
    name: 'reads a code that is no badge',
    strike: ({ news }) => news.code('https://example.org/somewhere'),
    mend: works,
  },
  { name: 'reads noise', strike: ({ news }) => news.code('\u0000\uFFFD^XA;--'), mend: works },
  {
    name: 'unplugged, a second one takes over',
    strike(lobby) {
      lobby.add('scanner-2', 'code-scanner', 'ready');
      lobby.news.health('scanner-1', 'absent');
    },
    mend: ({ news }) => news.health('scanner-1', 'ready'),
  },
];

/** What becomes of an attempt before the camera that is under way. */
const attemptFails =
  (why: FaceFailure): Fault['strike'] =>
  ({ story }) => {
    if (story.state().step.name === 'face-check') story.faceResult({ kind: 'failed', why });
  };

const cameraFaults: readonly Fault[] = [
  sick('camera-1', 'connecting', 'starts, or its engine is loading'),
  sick('camera-1', 'absent', 'unplugged, in use by another program, or its window is gone'),
  sick('camera-1', 'fault', 'not allowed by the system, or its engine does not work'),
  hung('camera-1', 'hangs, is replaced'),
  { name: 'too slow for its engine', strike: attemptFails('camera-slow'), mend: works },
  { name: 'its picture stands still', strike: attemptFails('camera-frozen'), mend: works },
  {
    name: 'never answers about an attempt',
    strike({ story }) {
      if (story.state().step.name === 'face-check') story.wait(story.state().setting.delays.faceCheckMs);
    },
    mend: works,
  },
  {
    name: 'answers late: a face nobody waits for',
    strike: ({ story }) =>
      story.send({ type: 'face-result', ticket: 0, outcome: measured(0.3, story.world.face.challenge) }),
    mend: works,
  },
];

const relayFaults: readonly Fault[] = [
  sick('relay-1', 'connecting', 'starts or reconnects'),
  sick('relay-1', 'absent', 'unplugged, silent, or sends nothing but garbage'),
  sick('relay-1', 'fault', 'a relay does not do what it is told'),
  hung('relay-1', 'hangs, is replaced'),
  {
    name: 'unplugged, a second one goes on',
    strike(lobby) {
      lobby.add('relay-2', 'relay-board', 'ready');
      lobby.news.health('relay-1', 'absent');
    },
    mend: ({ news }) => news.health('relay-1', 'ready'),
  },
];

export const faults: Readonly<Record<DeviceKind, readonly Fault[]>> = {
  'id-reader': readerFaults,
  'label-printer': printerFaults,
  'code-scanner': scannerFaults,
  camera: cameraFaults,
  'relay-board': relayFaults,
};
