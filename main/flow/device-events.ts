import type { KioskEvent } from '../../domain/visit/effect.ts';
import type { CodeScanner, CodeScannerEvent } from '../devices/code-scanner/port.ts';
import type { IdReader, IdReaderEvent } from '../devices/id-reader/port.ts';
import type { LabelPrinter } from '../devices/label-printer/port.ts';
import type { Logger } from '../logging/logger.ts';
import type { NotedFact } from '../storage/store.ts';

export interface Devices {
  readonly idReader?: IdReader;
  readonly labelPrinter?: LabelPrinter;
  readonly codeScanner?: CodeScanner;
}

export interface DeviceListener {
  readonly dispatch: (event: KioskEvent) => void;
  readonly note: (fact: NotedFact) => void;
  readonly log: Logger;
  /** For measuring: when the last byte of a card arrived. */
  readonly onCardRead?: (lastByteAtMs: number) => void;
}

type DeviceName = Extract<NotedFact, { type: 'device.fault' }>['device'];
const fine: ReadonlySet<string> = new Set(['ready', 'connecting']);

/** Turns what the devices say into events of the machine, and their faults into facts of the ledger. Starts them. */
export function listenToDevices(devices: Devices, { dispatch, note, log, onCardRead }: DeviceListener): void {
  const { idReader, labelPrinter, codeScanner } = devices;

  const heard = (device: DeviceName, health: string, detail?: string): void => {
    log.write('device.health', { device, health, detail });
    if (!fine.has(health)) note({ type: 'device.fault', device, health });
  };

  const onReader = (event: IdReaderEvent): void => {
    switch (event.type) {
      case 'health':
        heard('id-reader', event.health, event.detail);
        return dispatch({ type: 'reader-health', health: event.health });
      case 'card-read':
        onCardRead?.(event.lastByteAtMs);
        return dispatch({ type: 'card-read', document: event.document });
      case 'card-failed':
        log.write('device.fault', { device: 'id-reader', fault: event.problem });
        return dispatch(event);
      case 'card-found':
      case 'card-removed':
        return dispatch(event);
    }
  };

  const onScanner = (event: CodeScannerEvent): void => {
    if (event.type === 'code') return dispatch({ type: 'code-scanned', text: event.text });
    heard('code-scanner', event.health, event.detail);
    dispatch({ type: 'scanner-health', health: event.health });
  };

  idReader?.onEvent(onReader);
  codeScanner?.onEvent(onScanner);
  labelPrinter?.onHealth((health, detail) => {
    heard('label-printer', health, detail);
    dispatch({ type: 'printer-health', health });
  });

  if (!idReader) dispatch({ type: 'reader-health', health: 'absent' });
  if (!labelPrinter) dispatch({ type: 'printer-health', health: 'absent' });
  if (!codeScanner) dispatch({ type: 'scanner-health', health: 'absent' });
  idReader?.start();
  labelPrinter?.start();
  codeScanner?.start();
}
