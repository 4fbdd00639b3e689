/** The devices a kiosk may have. One kind may be there several times: the first that works is used. */
export const deviceKinds = ['id-reader', 'code-scanner', 'camera', 'label-printer', 'relay-board'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** A device's name in the configuration, on the device page and on the ledger: `printer-1`. */
export const deviceIdPattern = /^[a-z][a-z0-9-]{0,39}$/;

/** What a device is counted by. */
export const deviceCounters = ['reads', 'misreads', 'labels', 'retries', 'restarts'] as const;
export type DeviceCounter = (typeof deviceCounters)[number];

/** What a person did to a device; each is an event of the ledger with its actor (R19). */
export const maintenanceActs = [
  'labels-loaded',
  'cleaned',
  'calibrated',
  'test-label',
  'test-signal',
  'configured',
  'restarted',
  'replaced',
  'repaired',
] as const;
export type MaintenanceAct = (typeof maintenanceActs)[number];

/** The acts somebody does with their hands and only reports; the others write themselves down. */
export const reportedActs = ['labels-loaded', 'cleaned', 'replaced', 'repaired'] as const;

/** How a relay board or tower light is doing. */
export type RelayHealth = 'ready' | 'connecting' | 'absent' | 'fault';

/** What a printer warns of while it still prints. */
export const printerWarnings = [
  'labels-low',
  'head-needs-cleaning',
  'head-worn',
  'needs-calibration',
] as const;
export type PrinterWarning = (typeof printerWarnings)[number];

/** What the lights, the sounder and the door are told apart by, whatever they are wired to. */
export const signalChannels = ['red', 'amber', 'green', 'sounder', 'door'] as const;
export type SignalChannel = (typeof signalChannels)[number];
export const signalPatterns = ['off', 'steady', 'flash'] as const;
export type SignalPattern = (typeof signalPatterns)[number];
