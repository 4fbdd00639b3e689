import { expect, test } from 'vitest';
import type { NodeId } from '../../../../domain/kernel/brand.ts';
import { canonicalForm, canonicalJson, type Unhashed } from '../../../../domain/ledger/canonical.ts';
import { sha256 } from '../../../../crypto/sha256.ts';

const event: Unhashed = {
  node: 'k1' as NodeId,
  seq: 7,
  at: '2026-11-23T04:00:00.000Z 0000 k1',
  type: 'help.called',
  subject: 'node:k1',
  actor: 'visitor',
  data: '{"step":"home","time":1}',
  prevHash: '0'.repeat(64),
};
const form = (change: Partial<Unhashed>) => canonicalForm({ ...event, ...change }, sha256);

// Computed apart, in Python with hashlib: an auditor does not need this program.
test('the form is fixed: another program computes the same hash', () => {
  expect(sha256(form({}))).toBe('29a96d56bdf325eab5c5b246a02a91a6a00bfb73c757347ce2b19a219e755edc');
});

test('a character that moves from one column to the next changes the form', () => {
  expect(form({ type: 'help.calledn', subject: 'ode:k1' })).not.toBe(form({}));
  expect(form({ actor: 'visitor\ntext 3:abc' })).not.toBe(form({}));
});

test('nothing sealed, an empty blob and a blob are three different things', () => {
  const forms = [form({}), form({ sealed: new Uint8Array() }), form({ sealed: Uint8Array.of(0) })];
  expect(new Set(forms).size).toBe(3);
});

test('a missing key id is not an empty one', () => {
  expect(form({ keyId: '' })).not.toBe(form({}));
});

test('data is the same text in whatever order it was put together', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '二' }], a: undefined, e: 1 })).toBe(
    canonicalJson({ e: 1, b: [1, { c: '二', d: null }] }),
  );
  expect(canonicalJson({ b: 1, a: 'x' })).toBe('{"a":"x","b":1}');
});
