import type { LocalDay } from '../../../domain/kernel/time.ts';
import type { VerifierVerdict } from '../../../domain/screening/vocabulary.ts';

export interface PersonToVerify {
  readonly name: string;
  /** Eighteen characters (GB 11643). */
  readonly idNumber: string;
  /** As the card says, where there is one: a source that knows it finds a card that was reported lost and replaced. */
  readonly validity?: { readonly from: LocalDay; readonly until: LocalDay | 'long-term' };
}

/** The verdict and how to ask the provider about it. Nothing of the person and nothing else of the answer is kept. */
export interface Verification {
  readonly verdict: VerifierVerdict;
  readonly provider: 'aliyun' | 'tencent' | 'none';
  /** The provider's name of the request. */
  readonly reference?: string;
  /** The provider's code or our own (`timeout`, `circuit-open`), for the log. */
  readonly code?: string;
  /** From the question to the verdict. */
  readonly latencyMs: number;
}

/** Never throws and never passes anybody by itself: whatever goes wrong is a verdict too. */
export interface Verifier {
  readonly provider: Verification['provider'];
  verify(person: PersonToVerify, signal: AbortSignal): Promise<Verification>;
}

/** What one provider answered, before the clock and the circuit are looked at. */
export interface SourceAnswer {
  readonly verdict: VerifierVerdict;
  readonly reference?: string | undefined;
  readonly code?: string | undefined;
}

/** One provider's wire, without limits. */
export interface VerdictSource {
  readonly provider: 'aliyun' | 'tencent';
  ask(person: PersonToVerify, signal: AbortSignal): Promise<SourceAnswer>;
}
