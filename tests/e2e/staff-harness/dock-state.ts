import type { DockState } from '../../../preload/contract/dock.ts';

/** Eight by five dots; what a label looks like is tested where labels are drawn. */
const dots =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAFAQAAAABQ6pD4AAAAEklEQVR4nGNgYKhjcGKoY2AAAAZAAT+49qviAAAAAElFTkSuQmCC';

export const dockState: DockState = {
  cards: [
    { id: 'a', label: '张示范', note: '今天有预约 · reserved today', reads: 'cards' },
    { id: 'b', label: '欧阳样例', note: '没有预约 · no reservation', reads: 'cards' },
    { id: 'c', label: '—', note: '读不出 · chip cannot be read', reads: 'cards' },
    { id: 'p', label: 'ANNA MUSTER', note: 'passport', reads: 'passports' },
  ],
  readers: [
    { id: 'reader-1', plugged: true, reads: 'cards', cardOnReader: 'b' },
    { id: 'passports-1', plugged: true, reads: 'passports' },
  ],
  printers: [
    {
      id: 'printer-1',
      language: 'tspl',
      plugged: true,
      coverOpen: false,
      labels: true,
      jammed: true,
      muted: false,
    },
  ],
  scanners: [{ id: 'scanner-1', plugged: false }],
  cameras: [{ id: 'camera-1', plugged: true, scene: 'person', person: 'a' }],
  faces: [
    { id: 'a', label: '张示范' },
    { id: 'b', label: 'b' },
  ],
  relayBoards: [{ id: 'relay-1', plugged: true, on: ['amber', 'door'] }],
  labels: [
    { id: 2, printer: 'printer-1', png: dots, code: 'YB1.two' },
    { id: 1, printer: 'printer-1', png: dots, code: 'YB1.one' },
  ],
  staff: [
    { code: '1001', pin: '2468', role: 'guard' },
    { code: '1002', pin: '1357', role: 'receptionist' },
  ],
};
