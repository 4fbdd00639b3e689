import type { DockAction, DockState } from '../../preload/contract/dock.ts';
import { createScannerSimulator } from '../devices/code-scanner/simulator.ts';
import { createSamTcpSimulator } from '../devices/id-reader/simulator.ts';
import { createTsplSimulator } from '../devices/label-printer/tspl/simulator.ts';
import type { DeviceConfig } from '../app/config-schema.ts';
import { bitmapToPng } from '../badge/png.ts';
import { readBadgeCode } from './read-badge-code.ts';
import { simulatedCard } from './demo-cards.ts';
import { readDemoPeople } from './demo-people.ts';

/** The simulated lobby furniture and the hands that work it: what the dev dock shows and does. */
export interface Dock {
  /** Loopback ports the real drivers connect to. */
  readonly ports: {
    readonly idReader?: number;
    readonly labelPrinter?: number;
    readonly codeScanner?: number;
  };
  state(): DockState;
  act(action: DockAction): Promise<void>;
  onChange(listener: (state: DockState) => void): () => void;
  stop(): Promise<void>;
}

const keptLabels = 5;

export async function createDock(config: DeviceConfig, assetsDir: string): Promise<Dock> {
  const people = readDemoPeople(assetsDir);
  const reader = await createSamTcpSimulator({ baudRate: 115_200 });
  const printerConfig = config.labelPrinter;
  const { dpi, widthMm } = printerConfig.driver === 'none' ? { dpi: 203, widthMm: 80 } : printerConfig;
  const printer = createTsplSimulator({ dpi, headWidthMm: Math.max(widthMm, 80), mediaWidthMm: widthMm });
  const scanner = createScannerSimulator();
  await Promise.all([printer.plug(), scanner.plug()]);

  const listeners = new Set<(state: DockState) => void>();
  let cardOnReader: string | undefined;
  let labels: DockState['labels'] = [];

  const state = (): DockState => {
    const { plugged, coverOpen, outOfLabels, jammed, muted } = printer.state();
    return {
      cards: people.cards.map(({ id, name, note }) => ({ id, label: name, note })),
      readerPlugged: reader.isPlugged,
      printer: { plugged, coverOpen, labels: !outOfLabels, jammed, muted },
      scannerPlugged: scanner.isPlugged(),
      labels,
      staff: people.staff.map(({ code, pin, role }) => ({ code, pin, role })),
      ...(cardOnReader !== undefined && { cardOnReader }),
    };
  };
  const changed = (): void => {
    const now = state();
    for (const listener of [...listeners]) listener(now);
  };

  printer.onLabel((label) => {
    const png = `data:image/png;base64,${bitmapToPng(label.bitmap).toString('base64')}`;
    labels = [{ id: label.id, png }, ...labels].slice(0, keptLabels);
    changed();
    // Reading the QR back from the burnt dots takes a moment; the picture need not wait for it.
    void readBadgeCode(label.bitmap).then((code) => {
      if (code === undefined) return;
      labels = labels.map((one) => (one.id === label.id ? { ...one, code } : one));
      changed();
    });
  });

  const cardOf = (id: string) => {
    const card = people.cards.find((one) => one.id === id);
    return card && simulatedCard(card);
  };

  async function perform(action: DockAction): Promise<void> {
    switch (action.type) {
      case 'put-card':
      case 'snatch-card': {
        const card = cardOf(action.cardId);
        if (!card) return;
        if (action.type === 'snatch-card') return reader.snatchCard(card);
        reader.putCard(card);
        cardOnReader = action.cardId;
        return;
      }
      case 'remove-card':
        reader.removeCard();
        cardOnReader = undefined;
        return;
      case 'unplug-reader':
        return reader.unplug();
      case 'plug-reader':
        return reader.plug();
      case 'unplug-printer':
        return printer.unplug();
      case 'plug-printer':
        return printer.plug();
      case 'open-cover':
        return printer.openCover();
      case 'close-cover':
        return printer.closeCover();
      case 'remove-labels':
        return printer.removeLabels();
      case 'load-labels':
        return printer.loadLabels();
      case 'jam-printer':
        return printer.jam();
      case 'clear-jam':
        return printer.clearJam();
      case 'mute-printer':
        return printer.mute(action.mute);
      case 'cut-next-job':
        return printer.cutAfter(Math.max(1, action.afterBytes));
      case 'scan-code':
        return scanner.scan(action.text);
      case 'unplug-scanner':
        return scanner.unplug();
      case 'plug-scanner':
        return scanner.plug();
    }
  }

  return {
    ports: { idReader: reader.port, labelPrinter: printer.port(), codeScanner: scanner.port() },
    state,
    async act(action) {
      await perform(action);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      listeners.clear();
      await Promise.all([reader.stop(), printer.unplug(), scanner.unplug()]);
    },
  };
}
