import type { DeviceRegistry } from '../devices/health/registry.ts';
import { supervise, type Supervisor } from '../devices/health/supervisor.ts';
import type { Vitals } from '../devices/health/vitals.ts';
import type { Camera, CameraListener } from '../devices/camera/port.ts';
import type { CodeScanner, CodeScannerEvent } from '../devices/code-scanner/port.ts';
import type { IdReader, IdReaderEvent } from '../devices/id-reader/port.ts';
import type { LabelPrinter, PrinterState, PrintOutcome } from '../devices/label-printer/port.ts';
import { createOneListener } from '../devices/transport/one-listener.ts';
import type { Timers } from '../devices/transport/timers.ts';

// A driver that hangs is replaced by a new one behind the same port: whoever holds the port does not notice.

export interface Watch {
  readonly id: string;
  readonly registry: DeviceRegistry;
  readonly timers: Timers;
  readonly onHang: (id: string) => void;
}

export interface Restartable {
  restart(): Promise<void>;
}

const watched = ({ id, registry, timers, onHang }: Watch) => ({
  vitals: registry.vitals(id),
  timers,
  onHang: () => onHang(id),
});

/** A reader whose card may lie there while its driver is replaced: for the listener, that card was taken away. */
export function supervisedReader(make: (vitals: Vitals) => IdReader, watch: Watch): IdReader & Restartable {
  const listener = createOneListener<[event: IdReaderEvent]>();
  let cardIsThere = false;
  const hear = (event: IdReaderEvent): void => {
    if (event.type === 'card-found') cardIsThere = true;
    if (event.type === 'card-removed') cardIsThere = false;
    listener.tell(event);
  };
  const supervisor: Supervisor<IdReader> = supervise({
    ...watched(watch),
    build(vitals, isCurrent) {
      if (cardIsThere) hear({ type: 'card-removed' });
      const reader = make(vitals);
      reader.onEvent((event) => {
        if (isCurrent()) hear(event);
      });
      return reader;
    },
  });
  return {
    start: supervisor.start,
    stop: supervisor.stop,
    restart: supervisor.restart,
    onEvent: listener.on,
  };
}

export function supervisedScanner(
  make: (vitals: Vitals) => CodeScanner,
  watch: Watch,
): CodeScanner & Restartable {
  const listeners = new Set<(event: CodeScannerEvent) => void>();
  const supervisor = supervise<CodeScanner>({
    ...watched(watch),
    build(vitals, isCurrent) {
      const scanner = make(vitals);
      scanner.onEvent((event) => {
        if (isCurrent()) for (const listener of [...listeners]) listener(event);
      });
      return scanner;
    },
  });
  return {
    start: supervisor.start,
    stop: supervisor.stop,
    restart: supervisor.restart,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function supervisedCamera(make: (vitals: Vitals) => Camera, watch: Watch): Camera & Restartable {
  const listener = createOneListener<Parameters<CameraListener>>();
  const supervisor = supervise<Camera>({
    ...watched(watch),
    build(vitals, isCurrent) {
      const camera = make(vitals);
      camera.onHealth((...news) => {
        if (isCurrent()) listener.tell(...news);
      });
      return camera;
    },
  });
  return {
    start: supervisor.start,
    stop: supervisor.stop,
    restart: supervisor.restart,
    onHealth: listener.on,
  };
}

/** A printer whose driver was replaced or stopped over a label says so: what became of the label, nobody knows. */
export function supervisedPrinter(
  make: (vitals: Vitals) => LabelPrinter,
  watch: Watch,
): LabelPrinter & Restartable {
  const listener = createOneListener<[state: PrinterState]>();
  const unanswered = new Set<() => void>();
  const giveUp = (): void => unanswered.forEach((end) => end());

  /** A driver that hangs answers nothing, and somebody waits. */
  const answered = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    new Promise((resolve, reject) => {
      const end = (): void => resolve(otherwise);
      unanswered.add(end);
      void work.then(resolve, reject).finally(() => unanswered.delete(end));
    });

  const supervisor = supervise<LabelPrinter>({
    ...watched(watch),
    build(vitals, isCurrent) {
      giveUp();
      const printer = make(vitals);
      printer.onState((state) => {
        if (isCurrent()) listener.tell(state);
      });
      return printer;
    },
  });
  return {
    start: supervisor.start,
    async stop() {
      await supervisor.stop();
      giveUp();
    },
    restart: supervisor.restart,
    print: (bitmap, onAccepted) =>
      answered<PrintOutcome>(supervisor.current().print(bitmap, onAccepted), {
        outcome: 'sent-unconfirmed',
        detail: 'the driver was replaced over the label',
      }),
    calibrate: () => answered(supervisor.current().calibrate(), 'interrupted'),
    onState: listener.on,
  };
}
