import { z } from 'zod';
import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';

/** The environment's variables; handed in. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface ConfigProblem {
  /** `smsAliyun.accessKey.secret`; empty for the whole. */
  readonly path: string;
  /** In words, without what was written there. */
  readonly problem: string;
}

/** A secret as it stands in a file, or the name of the environment variable that holds it. */
export function secretSchema(environment: Environment) {
  const variable = z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/) });
  return z.union([z.string().min(1).max(500), variable]).transform((given, context) => {
    if (typeof given === 'string') return given;
    const found = environment[given.env];
    if (found) return found;
    context.addIssue({ code: 'custom', message: `the environment has no ${given.env}` });
    return z.NEVER;
  });
}

export function accessKeySchema(environment: Environment) {
  const secret = secretSchema(environment);
  return z.strictObject({ id: secret, secret });
}

/** Where a service is: an origin over HTTPS; plain HTTP only on this machine, for a local proxy. */
export function serviceUrl(usual: string) {
  return z
    .url()
    .refine(
      isServiceOrigin,
      'an origin such as https://example.com, without a path; http only to this machine',
    )
    .transform((url) => new URL(url).origin)
    .default(usual);
}

function isServiceOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, username } = new URL(text);
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return (
    (protocol === 'https:' || (protocol === 'http:' && local)) && pathname === '/' && search + username === ''
  );
}

/** Reads a value by its schema, with the problems as short sentences that never quote the value. */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Result<z.output<Schema>, readonly ConfigProblem[]> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), problem: wordsFor(issue) })));
}

function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'unrecognized_keys':
      return `unknown: ${issue.keys.join(', ')}`;
    case 'invalid_type':
      return `should be ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_union':
      return 'none of the permitted forms';
    default:
      return 'not of the right form';
  }
}
