/** Closes a switch over a union: a forgotten case is a compile error here, and a crash if types lied. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
