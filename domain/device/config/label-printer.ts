import { z } from 'zod';
import { devicePath, host, id, port, serial, serialNumber, tcp, usbId } from './shapes.ts';

/** The label as it lies in the printer; every printer needs it, simulated or not. */
const label = {
  widthMm: z.number().min(20).max(120),
  heightMm: z.number().min(15).max(300),
  gapMm: z.number().min(0).max(20),
  dpi: z.literal([203, 300, 600]),
};

const printerLinks = [
  { ...tcp, port: port.default(9_100) },
  serial(9_600),
  /** The printer node of Linux, `/dev/usb/lp0`. */
  { transport: z.literal('lp'), path: devicePath },
  { transport: z.literal('usb'), vendorId: usbId, productId: usbId, serialNumber },
] as const;

/** A queue of the operating system takes whole jobs and tells little about paper. */
const spooled = {
  /** A job that has not begun by then is taken back: nobody waits for it any more. */
  jobLifeSeconds: z.int().min(5).max(600).default(60),
  /** Whether the queue's "completed" may count as printed; it only means handed over. */
  trustsQueue: z.boolean().default(false),
};
const printerQueues = [
  {
    transport: z.literal('cups'),
    queue: z.string().min(1).max(127),
    host: host.default('localhost'),
    port: port.default(631),
    ...spooled,
  },
  {
    transport: z.literal('winspool'),
    queue: z.string().min(1).max(260),
    /** `XPS_PASS` where the queue's driver is of the newest kind. */
    datatype: z.enum(['RAW', 'XPS_PASS']).default('RAW'),
    ...spooled,
  },
] as const;

const offsets = {
  /** Moves the picture right and down, in dots. */
  offsetXDots: z.int().min(0).max(200).default(0),
  offsetYDots: z.int().min(0).max(200).default(0),
};
const finish = z.enum(['tear', 'peel', 'cut']).default('tear');
const sensing = z.enum(['gap', 'black-mark', 'continuous']).default('gap');

/** The settings of each label language; every one has a default that suits most printers. */
const languageSettings = {
  tspl: {
    density: z.int().min(0).max(15).default(8),
    /** Inches per second. */
    speed: z.number().min(1).max(15).default(3),
    sensing,
    finish,
    direction: z.literal([0, 1]).default(0),
    ...offsets,
    reprintOff: z.boolean().default(true),
    flushHalfJobs: z.boolean().default(true),
    /** `none` for units that never answer. */
    status: z.enum(['short', 'long', 'none']).default('short'),
  },
  zpl: {
    darkness: z.int().min(0).max(30).default(15),
    /** Inches per second. */
    speed: z.int().min(1).max(14).default(3),
    sensing,
    finish,
    transfer: z.enum(['direct', 'ribbon']).default('direct'),
    ...offsets,
    reprintOff: z.boolean().default(true),
    compression: z.enum(['hex', 'rle', 'z64']).default('z64'),
    /** Off only for clones that take the flush before each job for something else. */
    flushFirst: z.boolean().default(true),
  },
  escpos: {
    /** Rows of one raster band; small printers hang on more. */
    bandRows: z.int().min(8).max(2_303).default(200),
    graphics: z.enum(['raster', 'stored']).default('raster'),
    ending: z.enum(['cut', 'form-feed', 'feed']).default('cut'),
    feedDots: z.int().min(0).max(255).default(80),
    marginDots: z.int().min(0).max(500).default(0),
    /** Asks for the paper sensor behind the picture, which proves that the picture was worked through. */
    confirms: z.boolean().default(true),
  },
  'brother-ql': {
    /** QL-800 takes no compression. */
    compress: z.boolean().default(false),
    autoCut: z.boolean().default(true),
    /** A QL-1050 to 1115, whose head is wider than most stock. */
    wideHead: z.boolean().default(false),
    /** White pins before the picture, where the known ones of a roll are off. */
    padPins: z.int().min(0).max(1_296).optional(),
    /** Where the printer is on the network, its status comes by SNMP. */
    snmpCommunity: z.string().min(1).max(64).default('public'),
    snmpPort: port.default(161),
  },
} as const;
export const labelLanguages = ['tspl', 'zpl', 'escpos', 'brother-ql'] as const;
export type LabelLanguageName = (typeof labelLanguages)[number];

const speaking = <L extends LabelLanguageName>(language: L) => {
  const common = { id, driver: z.literal(language), ...label, ...languageSettings[language] };
  return z.discriminatedUnion('transport', [
    z.strictObject({ ...common, ...printerLinks[0] }),
    z.strictObject({ ...common, ...printerLinks[1] }),
    z.strictObject({ ...common, ...printerLinks[2] }),
    z.strictObject({ ...common, ...printerLinks[3] }),
    z.strictObject({ ...common, ...printerQueues[0] }),
    z.strictObject({ ...common, ...printerQueues[1] }),
  ]);
};

export const labelPrinter = z.discriminatedUnion('driver', [
  speaking('tspl'),
  speaking('zpl'),
  speaking('escpos'),
  speaking('brother-ql'),
  z.strictObject({
    id,
    driver: z.literal('simulator'),
    language: z.enum(labelLanguages).default('tspl'),
    ...label,
  }),
]);

export type LabelPrinterConfig = z.output<typeof labelPrinter>;
