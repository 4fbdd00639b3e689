/** A success with its value. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** An expected failure: something a user or the world can cause. Bugs throw instead. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

export type Result<T, E> = Ok<T> | Err<E>;

export function ok(): Ok<void>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}
