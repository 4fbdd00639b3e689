import { expect, test } from 'vitest';
import type { NodeId } from '../../../../domain/kernel/brand.ts';
import { instant } from '../../../../domain/kernel/time.ts';
import { genesisHash, hashOf } from '../../../../domain/ledger/canonical.ts';
import { createChainVerifier, type ChainHead } from '../../../../domain/ledger/chain.ts';
import type { LedgerEvent } from '../../../../domain/ledger/event.ts';
import { formatStamp } from '../../../../domain/sync/hybrid-clock.ts';
import { sha256 } from '../../../../crypto/sha256.ts';

const node = 'k1' as NodeId;

function chainOf(length: number): LedgerEvent[] {
  const chain: LedgerEvent[] = [];
  for (let seq = 1; seq <= length; seq++) chain.push(follow(chain.at(-1), seq, instant(1_000 * seq)));
  return chain;
}

function follow(last: LedgerEvent | undefined, seq: number, wallMs = instant(1_000 * seq)): LedgerEvent {
  const unhashed = {
    node,
    seq,
    at: formatStamp({ wallMs, counter: 0, node }),
    type: 'help.called',
    subject: 'node:k1',
    actor: 'visitor',
    data: `{"step":"s${seq}"}`,
    prevHash: last?.hash ?? genesisHash,
  };
  return { ...unhashed, hash: hashOf(unhashed, sha256) };
}

const headOf = (chain: readonly LedgerEvent[]): ChainHead | undefined => chain.at(-1);

function verify(chain: readonly LedgerEvent[], head: ChainHead | undefined) {
  const verifier = createChainVerifier(node, sha256);
  chain.forEach((event) => verifier.add(event));
  return verifier.finish(head);
}

test('a whole chain reports its events and its head', () => {
  const chain = chainOf(4);
  const last = chain[3];
  expect(verify(chain, headOf(chain))).toEqual({
    node,
    events: 4,
    head: { node, seq: 4, hash: last?.hash },
  });
});

test('a deleted event is named', () => {
  const chain = chainOf(5);
  const without = chain.filter(({ seq }) => seq !== 3);
  expect(verify(without, headOf(chain)).broken).toMatchObject({
    seq: 4,
    words: expect.stringContaining('event 3 is missing'),
  });
});

test('an event whose content and hash were both rewritten breaks the link after it', () => {
  const chain = chainOf(5);
  const forged = follow(chain[1], 3, instant(2_500));
  const broken = verify(chain.with(2, forged), headOf(chain)).broken;
  expect(broken).toMatchObject({ seq: 4, words: expect.stringContaining('does not follow event 3') });
});

test('a tail that was cut off is found by the remembered head', () => {
  const chain = chainOf(5);
  const broken = verify(chain.slice(0, 3), headOf(chain)).broken;
  expect(broken).toMatchObject({ seq: 4, words: expect.stringContaining('the tail was cut off') });
});

test('a chain without its remembered head is not whole', () => {
  expect(verify(chainOf(2), undefined).broken?.words).toContain('head is missing');
});

test('a head of other events is not accepted', () => {
  const chain = chainOf(3);
  const head = { node, seq: 3, hash: 'f'.repeat(64) };
  expect(verify(chain, head).broken?.words).toContain('not the remembered head');
});

test('a clock that runs backwards inside a chain is found', () => {
  const first = follow(undefined, 1, instant(5_000));
  const second = follow(first, 2, instant(4_000));
  expect(verify([first, second], second).broken).toMatchObject({
    seq: 2,
    words: expect.stringContaining('stamped earlier'),
  });
});

test('the first broken link is the one reported, and the rest is still counted', () => {
  const chain = chainOf(6).map((event) => (event.seq % 2 === 0 ? { ...event, actor: 'system' } : event));
  const report = verify(chain, headOf(chain));
  expect(report.broken?.seq).toBe(2);
  expect(report.events).toBe(6);
  expect(report.head?.seq).toBe(1);
});
