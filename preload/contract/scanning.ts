import { z } from 'zod';

/** What of scanning happens in the window: keys that a scanner types, and the kiosk's camera. */
export interface WindowScanning {
  readonly keyboard?: {
    readonly endKey: 'Enter' | 'Tab';
    /** The longest pause between two keys of one code, in milliseconds. */
    readonly keyGapMs: number;
  };
  readonly camera: boolean;
}

/** A code that was read in the window. Half of what the fullest QR code holds; passes and badges need a tenth. */
export const windowCodeSchema = z.strictObject({
  source: z.enum(['keyboard', 'camera']),
  text: z.string().min(1).max(2_000),
});

/** How the camera did when the window wanted it. */
export const cameraStateSchema = z.strictObject({ state: z.enum(['works', 'absent', 'denied']) });
