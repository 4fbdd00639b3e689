import { err, ok } from '../../domain/kernel/result.ts';
import { calls, type CallArgs, type CallName, type Handlers } from '../../preload/contract/table.ts';
import type { Reply } from '../../preload/contract/wire.ts';
import type { Logger } from '../logging/logger.ts';

/**
 * The one door from a window into main, whichever shell carries it: the call must be in the table, its arguments
 * must fit their schema, and a surprise inside a handler ends here. Arguments never reach the log.
 */
export async function dispatch(
  handlers: Handlers,
  log: Logger,
  name: unknown,
  args: unknown,
): Promise<Reply> {
  if (!isCallName(name)) {
    log.write('call.refused', { call: 'unknown', reason: 'unknown-call' });
    return err('unknown-call');
  }
  const parsed = calls[name].args.safeParse(args);
  if (!parsed.success) {
    log.write('call.refused', { call: name, reason: 'bad-arguments' });
    return err('bad-arguments');
  }
  try {
    return ok(await run(handlers, name, parsed.data as CallArgs<typeof name>));
  } catch (error) {
    log.write('call.failed', { call: name, detail: whereItFailed(error) });
    return err('failed');
  }
}

const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(calls, name);

function run<N extends CallName>(handlers: Handlers, name: N, args: CallArgs<N>): unknown {
  return handlers[name](args);
}

/** The kind of error and the place in the code; the message could quote what the visitor typed. */
function whereItFailed(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.name} ${frame?.trim() ?? ''}`;
}
