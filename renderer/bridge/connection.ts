/**
 * Whether main can be reached. `taken-over` is final for this window: another one was opened with a newer address.
 * In Electron it is always `connected`, because window and main live and die together.
 */
export type Connection = 'connecting' | 'connected' | 'disconnected' | 'taken-over';
