import { expect, test } from 'vitest';
import { passCrypto } from '../../../../../crypto/pass-crypto.ts';
import { after, minutes, seconds } from '../../../../../domain/kernel/time.ts';
import { encodeBase64url } from '../../../../../domain/pass/base64url.ts';
import { passSecret } from '../../../../../domain/pass/live-code.ts';
import { createLivePass } from '../../../../../renderer/portal/pass/hmac.ts';
import { codeKey, createTestReader, issued, shownAt, visitStart } from '../../../../support/passes.ts';

const pass = issued();
const secret = encodeBase64url(passSecret(passCrypto, codeKey, pass.pass.id));

test('what the phone shows is what the kiosk takes, without a word between them', async () => {
  const phone = await createLivePass(pass.text, secret);
  if (!phone.ok) throw new Error(phone.error);
  const gate = createTestReader();
  const first = await phone.value.textAt(visitStart);
  expect(first).toBe(shownAt(visitStart, pass));
  expect(gate.scan(first, visitStart).type).toBe('ok');

  const sameCode = after(visitStart, seconds(14));
  expect(await phone.value.textAt(sameCode)).toBe(first);
  const nextCode = after(visitStart, seconds(15));
  expect(gate.scan(await phone.value.textAt(nextCode), nextCode).type).toBe('ok');
  const muchLater = after(visitStart, minutes(90));
  expect(gate.scan(first, muchLater).type).toBe('stale-code');
  expect(gate.scan(await phone.value.textAt(muchLater), muchLater).type).toBe('ok');
});

test('a page that was given something else says so', async () => {
  expect(await createLivePass('YB1:7K3F9QWE2RT5YUIP8ASD', secret)).toEqual({
    ok: false,
    error: 'not-a-pass',
  });
  for (const other of ['', 'AAAA', `${secret}=`])
    expect(await createLivePass(pass.text, other)).toEqual({ ok: false, error: 'not-a-secret' });
});
