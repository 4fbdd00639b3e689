import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVerifier, readVerifierConfig } from '../../../server/platforms/verifier/index.ts';
import type { PersonToVerify, Verifier } from '../../../server/platforms/verifier/index.ts';
import type { IdentityService } from '../../support/outside/aliyun-services.ts';

/** Invented people of 1900 with valid check digits; the last is in no register. */
export const people = {
  known: { name: '测试甲', idNumber: '110101190001010014' },
  other: { name: '测试乙', idNumber: '110101190001010022' },
  unknown: { name: '测试丙', idNumber: '110101190001010030' },
} as const satisfies Record<string, PersonToVerify>;

export const register: ReadonlyMap<string, string> = new Map(
  [people.known, people.other].map(({ idNumber, name }) => [idNumber, name]),
);

export const never: AbortSignal = new AbortController().signal;

/** A verifier as the server makes it from a configuration file. */
export function verifierOf(written: object, now: () => number = Date.now): Verifier {
  const config = readVerifierConfig(written, process.env);
  if (!config.ok) throw new Error(config.error.map(({ path, problem }) => `${path}: ${problem}`).join('; '));
  return createVerifier(config.value, { fetch, now, nonce: randomUUID });
}

export interface VerifierRig {
  readonly service: IdentityService;
  /** A verifier for it, with other settings and another clock where they are given. */
  make(changes?: object, now?: () => number): Verifier;
}

/** What every verifier must do before the provider's own wire. @param codes what each of the provider's codes means */
export function verifierContract(
  name: string,
  makeRig: () => Promise<VerifierRig>,
  codes: readonly (readonly [string, string])[],
): void {
  describe(`verifier: ${name}`, () => {
    let rig: VerifierRig;
    beforeEach(async () => {
      rig = await makeRig();
    });
    afterEach(() => rig.service.stop());
    const verdictOf = async (verifier: Verifier, person: PersonToVerify = people.known) =>
      (await verifier.verify(person, never)).verdict;

    test('a person and the name on the register match', async () => {
      const verification = await rig.make().verify(people.known, never);
      expect(verification).toMatchObject({ verdict: 'MATCH', provider: rig.make().provider });
      expect(verification.reference).toMatch(/^fake0000-/i);
      expect(verification.latencyMs).toBeGreaterThanOrEqual(0);
    });

    test('another name is a mismatch, and somebody unknown has no record', async () => {
      const verifier = rig.make();
      expect(await verdictOf(verifier, { ...people.known, name: people.other.name })).toBe('MISMATCH');
      expect(await verdictOf(verifier, people.unknown)).toBe('NO_RECORD');
    });

    test('nothing of the person is in what is kept', async () => {
      const kept = JSON.stringify(await rig.make().verify(people.known, never));
      expect(kept).not.toContain(people.known.idNumber);
      expect(kept).not.toContain(people.known.name);
    });

    test('a number that cannot be one is not asked for', async () => {
      const verifier = rig.make();
      for (const idNumber of [
        '',
        '110101190001010015',
        '110101900101001',
        '１１０１０１１９０００１０１００１４',
      ]) {
        expect(await verdictOf(verifier, { ...people.known, idNumber })).toBe('BAD_INPUT');
      }
      expect(await verdictOf(verifier, { ...people.known, name: ' ' })).toBe('BAD_INPUT');
      expect(await verdictOf(verifier, { ...people.known, name: '测'.repeat(51) })).toBe('BAD_INPUT');
      expect(rig.service.asked()).toBe(0);
    });

    test.each(codes)('the code %s means %s', async (code, verdict) => {
      rig.service.answerNext(code);
      expect(await verdictOf(rig.make())).toBe(verdict);
    });

    for (const mishap of ['hang', 'reset', 'not-json', 'server-error', 'redirect', 'huge'] as const) {
      test(`${mishap} is a source that is down, and the next question is answered`, async () => {
        const verifier = rig.make();
        rig.service.befall(mishap);
        expect(await verdictOf(verifier)).toBe('SOURCE_DOWN');
        expect(await verdictOf(verifier)).toBe('MATCH');
      });
    }

    test('a source that nobody listens at is down', async () => {
      await rig.service.stop();
      expect(await verdictOf(rig.make())).toBe('SOURCE_DOWN');
    });

    test('a wrong secret, an unknown key and a wrong clock are a matter of configuration', async () => {
      const accessKey = { id: 'synthetic-id', secret: 'synthetic-secret' };
      expect(await verdictOf(rig.make({ accessKey: { ...accessKey, secret: 'other' } }))).toBe(
        'NOT_CONFIGURED',
      );
      expect(await verdictOf(rig.make({ accessKey: { ...accessKey, id: 'other' } }))).toBe('NOT_CONFIGURED');
      expect(await verdictOf(rig.make({}, () => Date.now() - 3_600_000))).toBe('NOT_CONFIGURED');
    });

    test('who gives up waiting gets no verdict, and the source is not blamed', async () => {
      const verifier = rig.make({ breaker: { failures: 1, coolDownMs: 60_000 } });
      rig.service.befall('hang');
      const giveUp = new AbortController();
      const asked = verifier.verify(people.known, giveUp.signal);
      await expect.poll(() => rig.service.asked()).toBe(1);
      giveUp.abort();
      expect(await asked).toMatchObject({ verdict: 'SOURCE_DOWN', code: 'aborted' });
      expect(await verdictOf(verifier)).toBe('MATCH');
    });

    test('after failures in a row nobody waits for the source, until one question gets through', async () => {
      let at = Date.now();
      const verifier = rig.make({ breaker: { failures: 2, coolDownMs: 30_000 } }, () => at);
      for (let count = 0; count < 3; count += 1) rig.service.befall('server-error');
      expect(await verdictOf(verifier)).toBe('SOURCE_DOWN');
      expect(await verdictOf(verifier)).toBe('SOURCE_DOWN');
      expect(await verifier.verify(people.known, never)).toMatchObject({
        verdict: 'SOURCE_DOWN',
        code: 'circuit-open',
      });
      expect(rig.service.asked()).toBe(2);
      at += 30_000; // one may try, and fails
      expect(await verdictOf(verifier)).toBe('SOURCE_DOWN');
      expect(await verifier.verify(people.known, never)).toMatchObject({ code: 'circuit-open' });
      expect(rig.service.asked()).toBe(3);
      at += 30_000;
      const [one, two] = await Promise.all([
        verifier.verify(people.known, never),
        verifier.verify(people.known, never),
      ]);
      expect([one.verdict, two.code]).toEqual(['MATCH', 'circuit-open']);
      expect(await verdictOf(verifier)).toBe('MATCH');
    });

    test('no more questions a second than the contract with the provider allows', async () => {
      let at = Date.now();
      const verifier = rig.make({ perSecond: 2 }, () => at);
      expect(await verdictOf(verifier)).toBe('MATCH');
      expect(await verdictOf(verifier)).toBe('MATCH');
      expect(await verifier.verify(people.known, never)).toMatchObject({
        verdict: 'RATE_LIMITED',
        code: 'own-limit',
      });
      at += 1_000;
      expect(await verdictOf(verifier)).toBe('MATCH');
    });
  });
}
