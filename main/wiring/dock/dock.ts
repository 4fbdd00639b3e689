import type { LabelPrinterConfig } from '../../../domain/device/config/label-printer.ts';
import type { DockAction, DockState } from '../../../preload/contract/dock.ts';
import { bitmapToPng } from '../../badge/png.ts';
import type { PrintedLabel } from '../../devices/label-printer/simulator/simulator.ts';
import { readDemoPeople } from '../demo-people.ts';
import { readDemoFaces } from '../demo-faces.ts';
import { readBadgeCode } from '../read-badge-code.ts';
import { createCardBox } from './card-box.ts';
import { simulateCamera } from './simulated-camera.ts';
import { simulatePassportScanner } from './simulated-passports.ts';
import { simulatePrinter } from './simulated-printer.ts';
import { simulateReader } from './simulated-reader.ts';
import { simulateRelayBoard } from './simulated-relays.ts';
import { simulateScanner } from './simulated-scanner.ts';
import type { InDock, Simulated } from './simulated.ts';

/**
 * The simulated lobby furniture and the hands that work it: what the dev dock shows and does. A device stands in the
 * dock from the first time it is asked for; setting its driver up anew leaves the device as it was, as in a real lobby,
 * unless it is to be another model now: then somebody has put that in its place.
 */
export interface Dock {
  /** Has no port: the window draws what stands before it. */
  camera(id: string): void;
  /** Each of the others resolves with the loopback port that the real driver connects to. */
  reader(id: string): Promise<number>;
  printer(config: Extract<LabelPrinterConfig, { driver: 'simulator' }>): Promise<number>;
  passportScanner(id: string): Promise<number>;
  scanner(id: string): Promise<number>;
  relayBoard(id: string): Promise<number>;
  state(): DockState;
  act(action: DockAction): Promise<void>;
  stop(): Promise<void>;
}

const keptLabels = 5;

export function createDock(assetsDir: string, onChange: (state: DockState) => void): Dock {
  const people = readDemoPeople(assetsDir);
  const cards = createCardBox(people, assetsDir);
  const readers = new Map<string, Simulated<DockState['readers'][number]>>();
  const printers = new Map<string, Simulated<DockState['printers'][number]>>();
  const scanners = new Map<string, Simulated<DockState['scanners'][number]>>();
  const relayBoards = new Map<string, Simulated<DockState['relayBoards'][number]>>();
  const cameras = new Map<string, InDock<DockState['cameras'][number]>>();
  const kinds = [readers, printers, scanners, cameras, relayBoards] as const;
  /** Which model stands under each id. */
  const models = new Map<string, string>();
  let labels: DockState['labels'] = [];
  let printed = 0;
  let faces: readonly string[] = [];

  const state = (): DockState => ({
    cards: people.cards.map(({ id, name, note, layout }) => ({
      ...{ id, note, label: name },
      reads: layout === 'passport' ? 'passports' : 'cards',
    })),
    readers: statesOf(readers),
    printers: statesOf(printers),
    scanners: statesOf(scanners),
    cameras: statesOf(cameras),
    faces: faces.map((id) => ({ id, label: people.cards.find(({ face }) => face === id)?.name ?? id })),
    relayBoards: statesOf(relayBoards),
    labels,
    staff: people.staff.map(({ code, pin, role }) => ({ code, pin, role })),
  });
  const changed = (): void => onChange(state());

  const showLabel = (printer: string, { bitmap }: PrintedLabel): void => {
    printed += 1;
    const id = printed;
    const png = `data:image/png;base64,${bitmapToPng(bitmap).toString('base64')}`;
    labels = [{ id, printer, png }, ...labels].slice(0, keptLabels);
    changed();
    // Reading the QR back from the burnt dots takes a moment; the picture need not wait for it.
    void readBadgeCode(bitmap).then((code) => {
      if (code === undefined) return;
      labels = labels.map((one) => (one.id === id ? { ...one, code } : one));
      changed();
    });
  };

  const stand = async <S>(
    devices: Map<string, Simulated<S>>,
    id: string,
    model: string,
    make: () => Promise<Simulated<S>>,
  ): Promise<number> => {
    const standing = devices.get(id);
    const stays = models.get(id) === model;
    if (!stays) await standing?.stop();
    const device = stays && standing ? standing : await make();
    models.set(id, model);
    devices.set(id, device);
    changed();
    return device.port();
  };

  return {
    camera(id) {
      if (cameras.has(id)) return;
      faces = readDemoFaces(assetsDir);
      cameras.set(id, simulateCamera(id, faces[0] ?? ''));
      changed();
    },
    reader: (id) => stand(readers, id, 'cards', () => simulateReader(id, cards)),
    printer(config) {
      const { id, language, widthMm, heightMm, dpi } = config;
      return stand(printers, id, `${language} ${widthMm} ${heightMm} ${dpi}`, () =>
        simulatePrinter(config, (label) => showLabel(id, label)),
      );
    },
    passportScanner: (id) => stand(readers, id, 'passports', () => simulatePassportScanner(id, people)),
    scanner: (id) => stand(scanners, id, 'line', () => simulateScanner(id)),
    relayBoard: (id) => stand(relayBoards, id, 'modbus', () => simulateRelayBoard(id, changed)),
    state,
    async act(action) {
      for (const devices of kinds) await actOn(devices, action);
      changed();
    },
    async stop() {
      const all = kinds.flatMap((devices): readonly InDock<unknown>[] => [...devices.values()]);
      await Promise.all(all.map((device) => device.stop()));
    },
  };
}

const statesOf = <S>(devices: ReadonlyMap<string, InDock<S>>): readonly S[] =>
  [...devices.values()].map((device) => device.state());

/** An action that names no device is meant for the first of each kind; only its own kind does anything. */
async function actOn(
  devices: ReadonlyMap<string, Pick<InDock<unknown>, 'act'>>,
  action: DockAction,
): Promise<void> {
  const device = action.device === undefined ? [...devices.values()][0] : devices.get(action.device);
  await device?.act(action);
}
