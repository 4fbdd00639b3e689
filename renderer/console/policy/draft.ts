import { create } from 'zustand';
import type { z } from 'zod';
import { siteSettings, type SiteSettings } from '../../../domain/sync/wire.ts';
import type { SettingsBody } from '../../../server/contract/policy.ts';

/** What is being edited. Outlives the room: somebody who looks something up elsewhere finds their changes again. */
interface DraftState {
  readonly draft: SettingsBody | undefined;
  /** The settings that it began from. */
  readonly basedOn: string;
  /** Whose it is: the next person at this browser begins anew. */
  readonly by: string;
}

export const useDraft = create<DraftState>(() => ({ draft: undefined, basedOn: '', by: '' }));

const bodySchema = siteSettings.omit({ sha256: true, phoneBase: true });

export function bodyOf({ sha256: _sha256, phoneBase: _phoneBase, ...body }: SiteSettings): SettingsBody {
  return body;
}

export function editFrom(settings: SiteSettings, by: string): void {
  useDraft.setState({ draft: bodyOf(settings), basedOn: settings.sha256, by });
}

/** Publishing on top of what somebody else published meanwhile. */
export function rebase(settings: SiteSettings): void {
  useDraft.setState({ basedOn: settings.sha256 });
}

export function change(next: SettingsBody): void {
  useDraft.setState({ draft: next });
}

/** What is wrong, by its path such as `policy.purposes.0.label.en`: a key after `error.`. */
export type DraftErrors = ReadonlyMap<string, string>;

/** Checked by the very rules that server and kiosk check it by. */
export function errorsOf(draft: SettingsBody): DraftErrors {
  const checked = bodySchema.safeParse(draft);
  if (checked.success) return new Map();
  return new Map(checked.error.issues.map((issue) => [issue.path.join('.'), reasonOf(issue)]));
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' && issue.origin === 'string') return 'empty';
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too-long';
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'number-range';
  return issue.code === 'invalid_type' ? 'number-range' : 'wrong';
}
