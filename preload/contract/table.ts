import { z } from 'zod';
import type { LocalText } from '../../domain/policy/vocabulary.ts';
import { intentSchema } from '../../domain/visit/intent.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import {
  deviceActSchema,
  deviceSaveSchema,
  type DeviceActResult,
  type DeviceForms,
  type DeviceSaveResult,
  type DevicesView,
  type FoundPort,
} from './devices.ts';
import { dockActionSchema, type DockState } from './dock.ts';
import {
  faceResultSchema,
  faceStateSchema,
  faceTicketSchema,
  type FacePictures,
  type FaceReference,
  type FaceReport,
  type FaceSetup,
} from './face.ts';
import { cameraStateSchema, windowCodeSchema, type WindowScanning } from './scanning.ts';

/** A host as the search list shows one. */
export interface HostHit {
  readonly id: string;
  readonly name: string;
  readonly department: LocalText;
}

/** Something to be heard: never names or numbers (DESIGN section 9). */
export type Cue = 'touch' | 'card-ok' | 'problem' | 'attention' | 'done';

/**
 * The one table of what the window may ask and what main tells it. Both shells, the bridge, the renderer's client
 * and the tests' fakes are derived from it. Arguments are checked at the edge; results come from main and are typed.
 */
const call = <Args extends z.ZodType, Out>(args: Args) => ({ args, out: undefined as unknown as Out });
const notice = <Payload>() => ({ payload: undefined as unknown as Payload });

export const calls = {
  'kiosk.status': call<z.ZodUndefined, KioskStatus>(z.undefined()),
  'kiosk.intent': call<typeof intentSchema, void>(intentSchema),
  'hosts.search': call<z.ZodObject<{ query: z.ZodString }>, readonly HostHit[]>(
    z.strictObject({ query: z.string().max(60) }),
  ),
  'window.failed': call<z.ZodObject<{ where: z.ZodString }>, void>(
    z.strictObject({ where: z.string().max(200) }),
  ),
  /** What the window is to listen for. A window that asks is there; it asks again after every `scanner.window`. */
  'scanner.window': call<z.ZodUndefined, WindowScanning>(z.undefined()),
  'scanner.code': call<typeof windowCodeSchema, void>(windowCodeSchema),
  'scanner.camera': call<typeof cameraStateSchema, void>(cameraStateSchema),
  /** The device page. All of them answer only while it is open; `undefined` and `not-allowed` otherwise. */
  'devices.view': call<z.ZodUndefined, DevicesView | undefined>(z.undefined()),
  'devices.forms': call<z.ZodUndefined, DeviceForms | undefined>(z.undefined()),
  'devices.act': call<typeof deviceActSchema, DeviceActResult>(deviceActSchema),
  'devices.save': call<typeof deviceSaveSchema, DeviceSaveResult>(deviceSaveSchema),
  'devices.found': call<z.ZodUndefined, readonly FoundPort[]>(z.undefined()),
  /** Which camera, and how faces are compared; nothing without a camera. Asked again after every `face.setup`. */
  'face.setup': call<z.ZodUndefined, FaceSetup | undefined>(z.undefined()),
  'face.state': call<typeof faceStateSchema, void>(faceStateSchema),
  /** For the attempt under way and no other. */
  'face.reference': call<typeof faceTicketSchema, FaceReference | undefined>(faceTicketSchema),
  'face.result': call<typeof faceResultSchema, void>(faceResultSchema),
  /** Only while a signed-in guard compares. */
  'face.pictures': call<z.ZodUndefined, FacePictures | undefined>(z.undefined()),
  /** Only on the face page. */
  'face.report': call<z.ZodUndefined, FaceReport | undefined>(z.undefined()),
  'dock.state': call<z.ZodUndefined, DockState | undefined>(z.undefined()),
  'dock.act': call<typeof dockActionSchema, void>(dockActionSchema),
} as const;

export const notices = {
  'kiosk.status': notice<KioskStatus>(),
  'kiosk.cue': notice<Cue>(),
  /** The scanners of the configuration are others now. */
  'scanner.window': notice<null>(),
  /** The camera or the calibration is another now. */
  'face.setup': notice<null>(),
  /** Only while the device page is open. */
  'devices.view': notice<DevicesView>(),
  'dock.state': notice<DockState>(),
} as const;

export type CallName = keyof typeof calls;
export type NoticeName = keyof typeof notices;
export type CallArgs<N extends CallName> = z.infer<(typeof calls)[N]['args']>;
export type CallResult<N extends CallName> = (typeof calls)[N]['out'];
export type NoticePayload<N extends NoticeName> = (typeof notices)[N]['payload'];

/** Main's side: one handler per call. */
export type Handlers = {
  readonly [N in CallName]: (args: CallArgs<N>) => CallResult<N> | Promise<CallResult<N>>;
};

/** The window's side, as `globalThis.yingbin`: what bridge.ts (Electron) and the WebSocket client both implement. */
export interface Bridge {
  call<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallResult<N>>;
  /** Returns its own removal. */
  on<N extends NoticeName>(name: N, listener: (payload: NoticePayload<N>) => void): () => void;
}
