import { expect, test } from 'vitest';
import type { LinkFault } from '../../../../../main/devices/transport/byte-stream.ts';
import { createLink } from '../../../../../main/devices/transport/link.ts';
import { linkFault } from '../../../../../main/devices/transport/link-fault.ts';

const fault: LinkFault = { kind: 'lost', detail: 'cable pulled' };
const bytes = Uint8Array.of(1, 2, 3);

/** A link whose system side is in the test's hand. */
function makeLink() {
  const sent: ((error?: Error) => void)[] = [];
  let closes = 0;
  const link = createLink(
    {
      write: (_, done) => sent.push(done),
      close() {
        closes += 1;
        return Promise.resolve();
      },
    },
    linkFault,
  );
  return { link, sent, closes: () => closes };
}

test('bytes go to every listener until it leaves', () => {
  const { link } = makeLink();
  const heard: string[] = [];
  link.stream.onData(() => heard.push('first'));
  const leave = link.stream.onData(() => heard.push('second'));
  link.received(bytes);
  leave();
  link.received(bytes);
  expect(heard).toEqual(['first', 'second', 'first']);
});

test('a write is done when the system says so, or tells why not', async () => {
  const { link, sent } = makeLink();
  const good = link.stream.write(bytes);
  const bad = link.stream.write(bytes);
  sent[0]?.();
  sent[1]?.(new Error('Permission denied'));
  expect(await good).toMatchObject({ ok: true });
  expect(await bad).toMatchObject({ ok: false, error: { kind: 'denied' } });
});

// The library below never calls back when the cable is pulled during a write.
test('a write that hangs when the link is lost comes back, and so does every later one', async () => {
  const { link, sent } = makeLink();
  const hanging = link.stream.write(bytes);
  link.lost(fault);
  expect(await hanging).toEqual({ ok: false, error: fault });
  expect(await link.stream.write(bytes)).toEqual({ ok: false, error: fault });
  expect(sent).toHaveLength(1);
});

test('a loss is told once, also to somebody who asks late', async () => {
  const { link } = makeLink();
  const heard: string[] = [];
  link.stream.onLost(({ detail }) => heard.push(`early ${detail}`));
  link.lost(fault);
  link.lost({ kind: 'timeout', detail: 'again' });
  link.stream.onLost(({ detail }) => heard.push(`late ${detail}`));
  expect(heard).toEqual(['early cable pulled']);
  await Promise.resolve();
  expect(heard).toEqual(['early cable pulled', 'late cable pulled']);
});

test('closing is no loss, happens once, and fails what was still being written', async () => {
  const { link, closes } = makeLink();
  let losses = 0;
  link.stream.onLost(() => (losses += 1));
  const hanging = link.stream.write(bytes);
  await Promise.all([link.stream.close(), link.stream.close(1_000)]);
  link.lost(fault);
  expect(await hanging).toMatchObject({ ok: false });
  expect(await link.stream.write(bytes)).toMatchObject({ ok: false });
  expect(losses).toBe(0);
  expect(closes()).toBe(1);
});
