const mostFrames = 8;

/** Where something went wrong, without its message: that may quote what was sent. */
export function framesOf(error: unknown): { readonly code: string; readonly stack: string } {
  const {
    name,
    code = name,
    stack = '',
  } = error instanceof Error ? (error as NodeJS.ErrnoException) : new Error('unknown');
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return { code, stack: frames.slice(0, mostFrames).join('\n') };
}
