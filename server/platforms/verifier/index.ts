export type { VerifierConfig } from './config.ts';
export { readVerifierConfig } from './config.ts';
export { createVerifier } from './create-verifier.ts';
export type { PersonToVerify, Verification, Verifier } from './verifier.ts';
