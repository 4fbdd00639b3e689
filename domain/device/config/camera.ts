import { z } from 'zod';
import { id, simulator } from './shapes.ts';

export const camera = z.discriminatedUnion('driver', [
  z.strictObject({
    id,
    driver: z.literal('window'),
    /** Part of the name the system gives it, for a machine with several; without it the first one is used. */
    name: z.string().min(1).max(80).optional(),
  }),
  simulator,
]);

export type CameraConfig = z.output<typeof camera>;
