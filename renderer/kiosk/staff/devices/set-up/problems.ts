import type { LocalText } from '../../../../../domain/policy/vocabulary.ts';
import type { DeviceSaveResult } from '../../../../../preload/contract/devices.ts';

export type Problem = Extract<DeviceSaveResult, { outcome: 'refused' }>['problems'][number];

/** The list of devices as a whole is refused for one reason only: a name that another device has. */
const wholeList = 'devices';

/** What is wrong with a field: named by its name, or by the name of a part of it (`wiring.red`). */
export function problemOf(field: string, problems: readonly Problem[]): LocalText | undefined {
  return problems.find((problem) => fieldOf(problem) === field)?.expected;
}

/** Problems that no field of this form has: the file holds something else that is wrong. */
export function problemsElsewhere(
  fields: readonly string[],
  problems: readonly Problem[],
): readonly Problem[] {
  return problems.filter((problem) => !fields.includes(fieldOf(problem)));
}

export const withoutProblem = (field: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((problem) => fieldOf(problem) !== field);

function fieldOf({ field }: Problem): string {
  if (field === wholeList) return 'id';
  return field.startsWith(`${wholeList}.`) ? field : (field.split('.')[0] ?? field);
}
