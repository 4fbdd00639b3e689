import type { DockState } from '../../../preload/contract/dock.ts';

/** Eight by five dots; what a label looks like is tested where labels are drawn. */
const dots =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAFAQAAAABQ6pD4AAAAEklEQVR4nGNgYKhjcGKoY2AAAAZAAT+49qviAAAAAElFTkSuQmCC';

export const dockState: DockState = {
  cards: [
    { id: 'a', label: '张示范', note: '今天有预约 · reserved today' },
    { id: 'b', label: '欧阳样例', note: '没有预约 · no reservation' },
    { id: 'c', label: '—', note: '读不出 · chip cannot be read' },
  ],
  cardOnReader: 'b',
  readerPlugged: true,
  printer: { plugged: true, coverOpen: false, labels: true, jammed: true, muted: false },
  scannerPlugged: false,
  labels: [
    { id: 2, png: dots, code: 'YB1.two' },
    { id: 1, png: dots, code: 'YB1.one' },
  ],
  staff: [
    { code: '1001', pin: '2468', role: 'guard' },
    { code: '1002', pin: '1357', role: 'receptionist' },
  ],
};
