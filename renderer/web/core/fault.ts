/** Why a call to the site server brought nothing. */
export interface ApiFault {
  /**
   * `offline`: no line. `timeout`: the line is there, the answer is not. `signed-out`: the session ended. `refused`: the
   * server said no and why (`key`). `broken`: the server answered something that is no answer.
   */
  readonly kind: 'offline' | 'timeout' | 'signed-out' | 'refused' | 'broken';
  /** The server's own word for it (`locked`, `not-found`), or the kind where it had none. */
  readonly key: string;
  readonly status?: number;
  /** What is wrong with which field of what was sent (`visitor.phone`): the word after `error.` in the catalogue. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, string | number>>;
  /** How long the server asks us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** Reads `{ error: { key, fields, details } }` (server/contract/problem.ts); whatever else comes with an error status is `broken`. */
export function faultOf(response: Response, body: unknown): ApiFault {
  const { status } = response;
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : undefined;
  const key = typeof error?.['key'] === 'string' ? error['key'] : undefined;
  const details = isRecord(error?.['details']) ? (error['details'] as ApiFault['details']) : undefined;
  const fields = Array.isArray(error?.['fields']) ? reasons(error['fields'], details) : undefined;
  const waitMs = secondsToWait(response, details);
  const rest = {
    status,
    ...(fields && { fields }),
    ...(details && { details }),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
  };
  if (status >= 500 || key === undefined) return { kind: 'broken', key: key ?? 'broken', ...rest };
  return { kind: 'refused', key, ...rest };
}

/** The reason for a field stands under its name in the details; a field without one is just wrong. */
function reasons(
  fields: readonly unknown[],
  details: ApiFault['details'],
): Readonly<Record<string, string>> | undefined {
  const names = fields.filter((field) => typeof field === 'string');
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, String(details?.[name] ?? 'wrong')]));
}

/** Seconds only: a date would need a clock that agrees with the server's. */
function secondsToWait(response: Response, details: ApiFault['details']): number | undefined {
  const seconds = Number(details?.['seconds'] ?? response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
