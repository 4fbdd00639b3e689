const mostFrames = 8;

/** Where something went wrong, without its message: that may quote what was sent. */
export function framesOf(error: unknown): { readonly code: string; readonly stack: string } {
  const surprise: NodeJS.ErrnoException = error instanceof Error ? error : new Error('unknown');
  const { name, code = name, stack = '' } = surprise;
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return { code, stack: frames.slice(0, mostFrames).join('\n') };
}
