import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { createVerifier } from '../../../server/platforms/verifier/index.ts';
import type { PersonToVerify } from '../../../server/platforms/verifier/index.ts';
import { startAliyunIdentity } from '../../support/outside/aliyun-services.ts';
import type { IdentityService } from '../../support/outside/aliyun-services.ts';
import { startTencentIdentity } from '../../support/outside/tencent-services.ts';
import { never, people, register, verifierContract, verifierOf } from './verifier-contract.ts';

const accessKey = { id: 'synthetic-id', secret: 'synthetic-secret' };

for (const parametersIn of ['query', 'body']) {
  verifierContract(
    `Alibaba Cloud, parameters in the ${parametersIn}`,
    async () => {
      const service = await startAliyunIdentity(accessKey, register, Date.now);
      const written = {
        provider: 'aliyun',
        endpoint: service.origin,
        accessKey,
        parametersIn,
        timeoutMs: 600,
      };
      return { service, make: (changes, now) => verifierOf({ ...written, ...changes }, now) };
    },
    [
      ['400', 'BAD_INPUT'],
      ['401', 'BAD_INPUT'],
      ['402', 'SOURCE_DOWN'],
      ['403', 'RATE_LIMITED'],
      ['410', 'NOT_CONFIGURED'],
      ['411', 'NOT_CONFIGURED'],
      ['412', 'SOURCE_DOWN'],
      ['500', 'SOURCE_DOWN'],
      ['Throttling.User', 'RATE_LIMITED'],
      ['Forbidden.RAM', 'NOT_CONFIGURED'],
      ['200', 'SOURCE_DOWN'], // understood, but without a verdict: never a pass
      ['999', 'SOURCE_DOWN'],
    ],
  );
}

verifierContract(
  'Tencent Cloud',
  async () => {
    const service = await startTencentIdentity(accessKey, register, Date.now);
    const written = { provider: 'tencent', endpoint: service.origin, accessKey, timeoutMs: 600 };
    return { service, make: (changes, now) => verifierOf({ ...written, ...changes }, now) };
  },
  [
    ['0', 'MATCH'],
    ['-1', 'MISMATCH'],
    ['-2', 'BAD_INPUT'],
    ['-3', 'BAD_INPUT'],
    ['-4', 'SOURCE_DOWN'],
    ['-5', 'NO_RECORD'],
    ['-6', 'SOURCE_DOWN'],
    ['-7', 'RATE_LIMITED'],
    ['-99', 'SOURCE_DOWN'],
    ['RequestLimitExceeded', 'RATE_LIMITED'],
    ['UnauthorizedOperation.Arrears', 'SOURCE_DOWN'],
    ['UnauthorizedOperation.Nonactivated', 'NOT_CONFIGURED'],
    ['InvalidParameterValue', 'BAD_INPUT'],
    ['InternalError', 'SOURCE_DOWN'],
  ],
);

describe('verifier: Tencent Cloud, with the card’s dates', () => {
  let service: IdentityService;
  beforeEach(async () => {
    service = await startTencentIdentity(accessKey, register, Date.now);
  });
  afterEach(() => service.stop());
  const verdictOf = async (validity?: PersonToVerify['validity'], checkValidity = true) => {
    const verifier = verifierOf({ provider: 'tencent', endpoint: service.origin, accessKey, checkValidity });
    const person = { ...people.known, ...(validity ? { validity } : {}) };
    return (await verifier.verify(person, never)).verdict;
  };
  const genuine = { from: '2020-01-01' as LocalDay, until: 'long-term' } as const;
  const replaced = { from: '2010-01-01' as LocalDay, until: '2030-01-01' as LocalDay } as const;

  test('a card that was replaced is a mismatch, and the right one a match', async () => {
    expect(await verdictOf(replaced)).toBe('MISMATCH');
    expect(await verdictOf(genuine)).toBe('MATCH');
  });

  test('without dates, or without the order for it, name and number decide', async () => {
    expect(await verdictOf()).toBe('MATCH');
    expect(await verdictOf(replaced, false)).toBe('MATCH');
  });

  test.each([
    ['0', 'MATCH'],
    ['-1', 'MISMATCH'],
    ['-2', 'BAD_INPUT'],
    ['-3', 'BAD_INPUT'],
    ['-4', 'BAD_INPUT'],
    ['-5', 'BAD_INPUT'],
    ['-6', 'SOURCE_DOWN'],
    ['-7', 'NO_RECORD'],
    ['-8', 'RATE_LIMITED'],
    ['-9', 'SOURCE_DOWN'],
  ])('the code %s means %s', async (code, verdict) => {
    service.answerNext(code);
    expect(await verdictOf(genuine)).toBe(verdict);
  });
});

describe('verifier: none', () => {
  test('a site without a provider is told so, and nobody is asked', async () => {
    const world = { fetch: () => Promise.reject(new Error('asked')), now: Date.now, nonce: () => '' };
    const verification = await createVerifier(undefined, world).verify(people.known, never);
    expect(verification).toEqual({ verdict: 'NOT_CONFIGURED', provider: 'none', latencyMs: 0 });
  });
});
