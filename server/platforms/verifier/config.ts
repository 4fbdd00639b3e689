import { z } from 'zod';
import type { Result } from '../../../domain/kernel/result.ts';
import { accessKeySchema, readConfig, serviceUrl } from '../cloud/config-parts.ts';
import type { ConfigProblem, Environment } from '../cloud/config-parts.ts';

const schemaFor = (environment: Environment) => {
  const shared = {
    accessKey: accessKeySchema(environment),
    /** A visitor stands and waits: shorter than for messages. */
    timeoutMs: z.int().min(500).max(30_000).default(5_000),
    /** Questions a second from this copy of the server. */
    perSecond: z.int().min(1).max(100).default(5),
    /** After so many failures in a row nobody is asked for a while. */
    breaker: z
      .strictObject({
        failures: z.int().min(1).max(100).default(5),
        coolDownMs: z.int().min(1_000).max(600_000).default(30_000),
      })
      .default({ failures: 5, coolDownMs: 30_000 }),
  };
  return z.discriminatedUnion('provider', [
    z.strictObject({
      provider: z.literal('aliyun'),
      endpoint: serviceUrl('https://cloudauth.aliyuncs.com'),
      parametersIn: z.enum(['query', 'body']).default('query'),
      ...shared,
    }),
    z.strictObject({
      provider: z.literal('tencent'),
      endpoint: serviceUrl('https://faceid.tencentcloudapi.com'),
      region: z
        .string()
        .regex(/^[a-z0-9-]{1,30}$/)
        .default('ap-guangzhou'),
      /** Ask CheckIdNameDate where the card's dates are known; an order of its own with the provider. */
      checkValidity: z.boolean().default(false),
      ...shared,
    }),
  ]);
};

export type VerifierConfig = z.output<ReturnType<typeof schemaFor>>;
export type AliyunVerifierConfig = Extract<VerifierConfig, { readonly provider: 'aliyun' }>;
export type TencentVerifierConfig = Extract<VerifierConfig, { readonly provider: 'tencent' }>;

/**
 * Reads the `verifier` part of the server's configuration. A secret is a text or `{ "env": "NAME" }`.
 * @returns the problems by path; none of them quotes what was written
 */
export function readVerifierConfig(
  value: unknown,
  environment: Environment,
): Result<VerifierConfig, readonly ConfigProblem[]> {
  return readConfig(schemaFor(environment), value);
}
