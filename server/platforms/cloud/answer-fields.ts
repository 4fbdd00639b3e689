/** The object behind `key` of an answer, or an empty one: an answer is somebody else's and may be anything. */
export function objectAt(value: unknown, key: string): Readonly<Record<string, unknown>> {
  return asObject(asObject(value)[key]);
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * A code or reference of an answer as text: services send numbers as numbers and as strings. What does not look like a
 * code is dropped, so that no sentence (which may quote a name or a number) gets into a log.
 */
export function codeAt(value: unknown, key: string): string | undefined {
  const found = asObject(value)[key];
  const text = typeof found === 'number' ? String(found) : found;
  return typeof text === 'string' && /^[\w.:^-]{1,100}$/.test(text) ? text : undefined;
}
