import type { Result } from '../../domain/kernel/result.ts';

/** For tools, which end at a fault: thrown by its name. */
export function valueOf<T>(answer: Result<T, string>): T {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}
