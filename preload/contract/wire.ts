import type { Result } from '../../domain/kernel/result.ts';
import type { CallName, NoticeName } from './table.ts';

/** Why a call brought nothing. Details stay in main's log: the window can do nothing with them. */
export type CallFault = 'unknown-call' | 'bad-arguments' | 'failed';

/** What comes back over either shell: surprises in main are values here, not serialised exceptions. */
export type Reply = Result<unknown, CallFault>;

/** Electron's one channel for calls, and the one for notices. */
export const callChannel = 'yingbin.call';
export const noticeChannel = 'yingbin.notice';

/** From the window over the WebSocket of the Chromium shell. */
export interface CallMessage {
  readonly id: number;
  readonly call: CallName;
  readonly args?: unknown;
}

/** To the window. */
export type ServerMessage =
  { readonly id: number; readonly reply: Reply } | { readonly notice: NoticeName; readonly payload: unknown };

export const socketPath = '/bridge';

/** WebSocket close code: another window took this one's place, do not come back by yourself. */
export const closedTakenOver = 4001;
