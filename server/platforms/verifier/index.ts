export type { VerifierConfig } from './config.ts';
export { readVerifierConfig } from './config.ts';
export { createVerifier } from './create-verifier.ts';
export type { PersonToVerify, Verdict, Verification, Verifier } from './verifier.ts';
export { verdicts } from './verifier.ts';
