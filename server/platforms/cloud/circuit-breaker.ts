export interface BreakerRule {
  /** So many failures in a row open the circuit. */
  readonly failures: number;
  /** How long nobody is asked before one call may try again. */
  readonly coolDownMs: number;
}

export interface CircuitBreaker {
  /** Whether a call may be made now. After the cool-down one call is let through; the others wait for its outcome. */
  admits(nowMs: number): boolean;
  succeeded(): void;
  failed(nowMs: number): void;
  /** The call said nothing about the source (the caller gave up): the next one may try. */
  abandoned(): void;
}

/** Spares people the timeout of a source that is known to be down: after `failures` in a row nobody is asked for a while. */
export function createCircuitBreaker({ failures, coolDownMs }: BreakerRule): CircuitBreaker {
  let inARow = 0;
  let openUntilMs = 0;
  let trying = false;
  return {
    admits(nowMs) {
      if (inARow < failures) return true;
      // A clock put back must not keep the circuit open for longer than a cool-down.
      openUntilMs = Math.min(openUntilMs, nowMs + coolDownMs);
      if (nowMs < openUntilMs || trying) return false;
      trying = true;
      return true;
    },
    succeeded() {
      inARow = 0;
      trying = false;
    },
    failed(nowMs) {
      inARow += 1;
      trying = false;
      if (inARow >= failures) openUntilMs = nowMs + coolDownMs;
    },
    abandoned() {
      trying = false;
    },
  };
}
