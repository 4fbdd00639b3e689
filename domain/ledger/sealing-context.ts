/** Binds sealed bytes to their event: moved to another row, they do not open. */
export function sealingContext(event: { node: string; seq: number; subject: string }, type: string): string {
  return JSON.stringify([event.node, event.seq, type, event.subject]);
}
