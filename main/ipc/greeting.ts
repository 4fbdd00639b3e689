import type { Handlers, NoticeName } from '../../preload/contract/table.ts';
import type { Logger } from '../logging/logger.ts';
import { dispatch } from './dispatch.ts';

/** Notices that describe a state; a cue, in contrast, is over once it was heard. */
const states = ['kiosk.status', 'dock.state'] as const satisfies readonly NoticeName[];

/** Tells a window that just came (back) where everything stands, so that it need not wait for the next change. */
export async function greet(
  handlers: Handlers,
  log: Logger,
  tell: (notice: NoticeName, payload: unknown) => void,
): Promise<void> {
  for (const state of states) {
    const reply = await dispatch(handlers, log, state, undefined);
    if (reply.ok && reply.value !== undefined) tell(state, reply.value);
  }
}
