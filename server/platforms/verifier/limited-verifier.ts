import { checkDocumentNumber } from '../../../domain/identity/document-number.ts';
import { createCircuitBreaker } from '../cloud/circuit-breaker.ts';
import type { BreakerRule, CircuitBreaker } from '../cloud/circuit-breaker.ts';
import { createRateLimit } from '../cloud/rate-limit.ts';
import type { PersonToVerify, SourceAnswer, Verifier, VerdictSource } from './verifier.ts';

export interface Limits {
  readonly perSecond: number;
  readonly breaker: BreakerRule;
}

/** A source with what a lobby needs around it: no call for a wrong number, a rate, and no waiting for a source known to be down. */
export function limitedVerifier(
  source: VerdictSource,
  { perSecond, breaker: rule }: Limits,
  now: () => number,
): Verifier {
  const rate = createRateLimit({ count: perSecond, windowMs: 1_000 });
  const breaker = createCircuitBreaker(rule);
  const judge = async (person: PersonToVerify, signal: AbortSignal): Promise<SourceAnswer> => {
    if (!isWellFormed(person)) return { verdict: 'BAD_INPUT', code: 'own-check' };
    if (signal.aborted) return { verdict: 'SOURCE_DOWN', code: 'aborted' };
    if (rate.take(now()) > 0) return { verdict: 'RATE_LIMITED', code: 'own-limit' };
    if (!breaker.admits(now())) return { verdict: 'SOURCE_DOWN', code: 'circuit-open' };
    return ask(source, breaker, person, signal, now);
  };
  return {
    provider: source.provider,
    async verify(person, signal) {
      const startedMs = now();
      const { verdict, code, reference } = await judge(person, signal);
      return {
        verdict,
        provider: source.provider,
        ...(code === undefined ? {} : { code }),
        ...(reference === undefined ? {} : { reference }),
        latencyMs: Math.max(0, now() - startedMs),
      };
    },
  };
}

async function ask(
  source: VerdictSource,
  breaker: CircuitBreaker,
  person: PersonToVerify,
  signal: AbortSignal,
  now: () => number,
): Promise<SourceAnswer> {
  const answer = await source
    .ask(person, signal)
    .catch((): SourceAnswer => ({ verdict: 'SOURCE_DOWN', code: 'threw' }));
  if (answer.code === 'aborted') breaker.abandoned();
  else if (answer.verdict === 'SOURCE_DOWN') breaker.failed(now());
  else breaker.succeeded();
  return answer;
}

/** A name of at most 50 characters and a number whose check digit fits: asking costs money and counts against the person. */
function isWellFormed({ name, idNumber }: PersonToVerify): boolean {
  const characters = [...name.trim()].length;
  const checked = checkDocumentNumber('citizen-id', idNumber);
  return (
    characters >= 1 && characters <= 50 && checked.ok && checked.value === idNumber && idNumber.length === 18
  );
}
