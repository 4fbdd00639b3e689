import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { never, people, verifierOf } from './verifier-contract.ts';

/** A file with the server's `verifier` configuration; asks the real provider for somebody who was never born. Costs a call. */
const file = process.env['YINGBIN_TEST_VERIFIER'];

describe('verifier: real provider', () => {
  test.skipIf(!file)('an invented person is not found', async () => {
    const verifier = verifierOf(JSON.parse(readFileSync(file ?? '', 'utf8')) as object);
    const verification = await verifier.verify(people.known, never);
    expect(['NO_RECORD', 'MISMATCH', 'BAD_INPUT']).toContain(verification.verdict);
    expect(verification.reference).toBeTruthy();
  });
});
