import type { SettingsBody } from '../../../server/contract/policy.ts';
import type { DraftErrors } from './draft.ts';

export type Policy = SettingsBody['policy'];

/** What every part of the editor is given. */
export interface SectionProps {
  readonly draft: SettingsBody;
  readonly errors: DraftErrors;
  readonly onChange: (next: SettingsBody) => void;
}

/** Parts of the policy, changed one at a time. */
export function changePolicy({ draft, onChange }: SectionProps) {
  return (part: Partial<Policy>) => onChange({ ...draft, policy: { ...draft.policy, ...part } });
}

export const sections = [
  'basics',
  'fields',
  'notice',
  'purposes',
  'rules',
  'reservations',
  'safety',
] as const;
export type SectionName = (typeof sections)[number];

const homes: readonly (readonly [string, SectionName])[] = [
  ['policy.fields', 'fields'],
  ['policy.notice', 'notice'],
  ['policy.purposes', 'purposes'],
  ['policy.reservation', 'reservations'],
  ['policy.review', 'safety'],
  ['policy.greenChannel', 'safety'],
  ['policy.verification', 'safety'],
  ['policy.watchlist', 'safety'],
  ['policy', 'rules'],
];

/** In which part of the editor a wrong value is mended. */
export function sectionOf(path: string): SectionName {
  return homes.find(([start]) => path === start || path.startsWith(`${start}.`))?.[1] ?? 'basics';
}
