import { z } from 'zod';
import { channelNames } from '../channels/channel.ts';
import { dayShape, idShape, localTextShape, typed } from './shapes.ts';

// Hosts and departments, under `/api/v1/hosts` and `/api/v1/departments`.

const bothLanguages = z.object({ 'zh-CN': typed(60), en: typed(80) });

export const departmentBody = z.object({
  name: bothLanguages,
  place: bothLanguages,
  /** Who gives the second approval: an account. */
  approver: idShape.optional(),
});
export const departmentView = z.object({
  id: z.string(),
  name: localTextShape,
  place: localTextShape,
  approver: z.string().optional(),
});
export type DepartmentView = z.infer<typeof departmentView>;
export const departmentList = z.object({ items: z.array(departmentView) });

export const hostBody = z.object({
  name: typed(60),
  department: bothLanguages,
  place: bothLanguages,
  contact: z
    .object({
      department: idShape.optional(),
      phone: typed(30).optional(),
      email: z.email().max(120).optional(),
      /** Tried in this order. */
      channels: z.array(z.enum(channelNames)).max(channelNames.length),
      deputy: z.object({ staffId: idShape, from: dayShape, until: dayShape }).optional(),
    })
    .optional(),
});
export type HostBody = z.infer<typeof hostBody>;
export const hostView = z.object({
  id: z.string(),
  name: z.string(),
  department: localTextShape,
  place: localTextShape,
  contact: z
    .object({
      department: z.string().optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
      channels: z.array(z.string()),
      deputy: z.object({ staffId: z.string(), from: z.string(), until: z.string() }).optional(),
    })
    .optional(),
});
export type HostView = z.infer<typeof hostView>;
export const hostList = z.object({ items: z.array(hostView) });
export const personParams = z.object({ id: idShape });
export const created = z.object({ id: z.string() });

/** `POST /hosts/import`: `apply: false` only says what would happen. Columns: see docs/operations/console-admin.md. */
export const importBody = z
  .object({
    csv: z.string().min(1).max(2_000_000).optional(),
    /** The file as it is, in base64: the server finds out how it is written (Excel on a Chinese Windows saves GB18030). */
    file: z.base64().max(2_700_000).optional(),
    apply: z.boolean(),
  })
  .refine(({ csv, file }) => (csv === undefined) !== (file === undefined), { path: ['file'] });
export const importReport = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Nothing is applied while there is one. `line` counts from 1 and includes the heading. */
  problems: z.array(z.object({ line: z.int(), column: z.string(), key: z.string() })),
  applied: z.boolean(),
});
export type ImportReport = z.infer<typeof importReport>;
