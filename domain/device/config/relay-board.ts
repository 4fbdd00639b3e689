import { z } from 'zod';
import { signalChannels, signalPatterns } from '../vocabulary.ts';
import { baudRate, devicePath, host, id, port, serial, serialNumber, simulator, tcp } from './shapes.ts';

const channelNumbers = z.partialRecord(z.enum(signalChannels), z.int().min(1).max(32)).refine(
  (wiring) => {
    const relays = Object.values(wiring);
    return relays.length > 0 && new Set(relays).size === relays.length;
  },
  { params: { expected: 'relay-wiring' } },
);
const board = {
  /** Which relay each light, the sounder and the door hang on. */
  wiring: channelNumbers,
  /** Channels that must be on when nobody is in control, such as a lock that opens without power. */
  safeOn: z.array(z.enum(signalChannels)).max(signalChannels.length).default([]),
};
const modbus = {
  driver: z.literal('modbus'),
  /** The board's address; some boards behind TCP want 255 or 0. */
  unit: z.int().min(0).max(255).default(1),
  /** The coil of relay 1, counted from 0. */
  firstCoil: z.int().min(0).max(65_535).default(0),
  ...board,
};

export const relayBoard = z.discriminatedUnion('driver', [
  z.strictObject({
    id,
    driver: z.literal('usb-relay'),
    serialNumber,
    dialect: z.enum(['dcttech', 'ucreatefun']).default('dcttech'),
    ...board,
  }),
  z.discriminatedUnion('transport', [
    z.strictObject({ id, driver: z.literal('lcus'), ...serial(9_600), ...board }),
    z.strictObject({ id, driver: z.literal('lcus'), ...tcp, ...board }),
  ]),
  z.discriminatedUnion('transport', [
    z.strictObject({ id, ...modbus, transport: z.literal('tcp'), host, port: port.default(502) }),
    z.strictObject({ id, ...modbus, transport: z.literal('rtu-tcp'), host, port }),
    z.strictObject({
      id,
      ...modbus,
      transport: z.literal('rtu-serial'),
      path: devicePath,
      baudRate: baudRate.default(9_600),
    }),
  ]),
  simulator,
]);

export const signal = z.strictObject({
  /** Not the door: a pattern that lasts would hold it open. */
  channel: z.enum(signalChannels).exclude(['door']),
  pattern: z.enum(signalPatterns),
  /** Until it is over or somebody answers, when missing. */
  seconds: z.int().min(1).max(3_600).optional(),
});

export type RelayBoardConfig = z.output<typeof relayBoard>;
