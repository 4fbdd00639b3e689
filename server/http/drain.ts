import type { FastifyInstance } from 'fastify';

/** What takes longer than this is cut: a person who stopped the server waits, and so does its service manager. */
const patienceMs = 5_000;

/**
 * Lets requests that are under way end before connections are cut; new ones are refused with 503 meanwhile. Register it after everything
 * that ends waiting calls before the server closes (live lines, kiosks' long polls): it waits for those too.
 */
export function drainBeforeClose(app: Pick<FastifyInstance, 'addHook'>): void {
  const underWay = new Set<object>();
  let onEmpty: (() => void) | undefined;

  app.addHook('onRequest', async (_request, reply) => {
    underWay.add(reply.raw);
    // Also when the caller hung up, and for lines that the framework does not answer itself.
    reply.raw.once('close', () => {
      underWay.delete(reply.raw);
      if (underWay.size === 0) onEmpty?.();
    });
  });
  app.addHook('preClose', async () => {
    if (underWay.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      onEmpty = resolve;
      timer = setTimeout(resolve, patienceMs);
    });
    clearTimeout(timer);
  });
}
