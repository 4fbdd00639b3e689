/** Room for one listener, as most ports promise. */
export interface OneListener<A extends unknown[]> {
  /** Nobody listening is no fault. */
  tell(...args: A): void;
  /** Takes the place of the listener before; returns its own removal. */
  on(listener: (...args: A) => void): () => void;
}

export function createOneListener<A extends unknown[]>(): OneListener<A> {
  let current: ((...args: A) => void) | undefined;
  return {
    tell: (...args) => current?.(...args),
    on(listener) {
      current = listener;
      return () => {
        if (current === listener) current = undefined;
      };
    },
  };
}
