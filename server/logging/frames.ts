const mostFrames = 8;

/** Where something went wrong, without its message: that may quote what was sent. */
export function framesOf(error: unknown): { readonly code: string; readonly stack: string } {
  const surprise: NodeJS.ErrnoException = error instanceof Error ? error : new Error('unknown');
  const { name, code = name, stack = '' } = surprise;
  const all = stack.split('\n').filter((line) => line.startsWith('    at '));
  // A driver's own depths push out the place that matters.
  const ours = all.filter((line) => !line.includes('node_modules') && !line.includes('wasm:'));
  const frames = ours.length > 0 ? ours : all;
  return { code, stack: frames.slice(0, mostFrames).join('\n') };
}
