import { expect, test } from 'vitest';
import { instant } from '../../../../domain/kernel/time.ts';
import { dingtalkSign } from '../../../../server/channels/robots/dingtalk.ts';
import { feishuSign } from '../../../../server/channels/robots/feishu.ts';
import { aliyunQuery, signAliyun } from '../../../../server/platforms/cloud/aliyun-signature.ts';
import { signTencent } from '../../../../server/platforms/cloud/tencent-signature.ts';

test('dingtalk: the vector of facts section 5', () => {
  expect(dingtalkSign(1_700_000_000_000, 'SECtest')).toBe('aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g=');
});

test('feishu: the vector of facts section 5', () => {
  expect(feishuSign(1_700_000_000, 'feishu-secret')).toBe('OrBzY1Y01Gq+HgJsl+7OfWcMVwc7YocohQm5iiZwjhU=');
});

// The worked example of the provider's page on V3 signatures.
test('alibaba cloud: the page’s own example', () => {
  const headers = signAliyun(
    {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
      body: '',
    },
    { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' },
    instant(Date.parse('2023-10-26T10:22:32Z')),
    '3156853299f313e23d1673dc12e1703d',
  );
  expect(headers['authorization']).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('alibaba cloud: what browsers leave alone is encoded', () => {
  expect(aliyunQuery({ b: "a b*c~d!e'f(g)/中", a: '' })).toBe('a=&b=a%20b%2Ac~d%21e%27f%28g%29%2F%E4%B8%AD');
});

// The worked example of the provider's page on signature v3.
test('tencent cloud: the page’s own example', () => {
  const headers = signTencent(
    {
      host: 'cvm.tencentcloudapi.com',
      service: 'cvm',
      action: 'DescribeInstances',
      version: '2017-03-12',
      region: 'ap-guangzhou',
      body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
    },
    { id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secret: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
    instant(1_551_113_065_000),
  );
  expect(headers['authorization']).toBe(
    'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  );
});
