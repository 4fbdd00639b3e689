import type { CloudWorld } from '../cloud/cloud-world.ts';
import { createAliyunSource } from './aliyun.ts';
import type { VerifierConfig } from './config.ts';
import { limitedVerifier } from './limited-verifier.ts';
import { createTencentSource } from './tencent.ts';
import type { Verifier } from './verifier.ts';

/** The verifier a site has configured; without a configuration one that says so. */
export function createVerifier(
  config: VerifierConfig | undefined,
  outside: Omit<CloudWorld, 'timeoutMs'>,
): Verifier {
  if (!config) return unconfigured;
  const world: CloudWorld = { ...outside, timeoutMs: config.timeoutMs };
  const source =
    config.provider === 'aliyun' ? createAliyunSource(config, world) : createTencentSource(config, world);
  return limitedVerifier(source, config, outside.now);
}

const unconfigured: Verifier = {
  provider: 'none',
  verify: () => Promise.resolve({ verdict: 'NOT_CONFIGURED', provider: 'none', latencyMs: 0 }),
};
