import type { ServerResponse } from 'node:http';
import { seconds } from '../../../domain/kernel/time.ts';
import { replicatedTypes } from '../../../domain/sync/replicated.ts';
import type { PullReply, PullRequest } from '../../../domain/sync/wire.ts';
import type { ServerContext } from '../../context.ts';
import { serversWord, type Topic } from '../../live/bus.ts';
import { passPublicKeys } from '../../repositories/kiosks/enrolment.ts';
import { readNews } from '../../repositories/kiosks/news.ts';
import { formsFor } from '../../repositories/kiosks/phone-forms.ts';
import type { Site } from '../../site/site.ts';

/** Makes up for a note that was lost on its way between copies, and for events behind a slow transaction. */
const lookAgainMs = seconds(2);
/**
 * What other kiosks said may wait this long, so that fifty kiosks do not each ask the database for every visitor of a busy hall. The
 * server's own word (a decision, a form, a rule) goes at once: somebody stands there.
 */
const gatherMs = 400;

/** The kinds of subject whose facts replicate. A badge's facts are about its visit. */
const kinds: ReadonlySet<Topic> = new Set(
  [...replicatedTypes].map((type) => (type.startsWith('badge.') ? 'visit' : (type.split('.')[0] ?? ''))),
);

type Reply = Omit<PullReply, 'serverTime'>;

export interface Asking {
  readonly site: Site;
  readonly node: string;
  readonly body: PullRequest;
}

/** Answers as soon as there is news for this kiosk, at the latest after the time it asked for, or when it hung up or the server closes. */
export async function waitForNews(
  context: ServerContext,
  asking: Asking,
  line: ServerResponse,
  closing: AbortSignal,
): Promise<Reply> {
  const { timers } = context;
  const { site, node, body } = asking;
  let isWoken = false;
  let isUrgent = false;
  let isOver = body.waitSeconds === 0 || closing.aborted;
  let wake: () => void = () => undefined;
  let soon: NodeJS.Timeout | undefined;
  const unsubscribe = context.bus.subscribe(site.id, (topics) => {
    if (![...topics].some((topic) => concerns(topic, node))) return;
    isWoken = true;
    isUrgent ||= [...topics].some((topic) => isServersWord(topic));
    if (isUrgent) wake();
    else soon ??= timers.setTimeout(() => wake(), gatherMs);
  });
  const end = (): void => {
    isOver = true;
    wake();
  };
  const patience = timers.setTimeout(end, seconds(body.waitSeconds));
  line.once('close', end);
  closing.addEventListener('abort', end);
  try {
    for (;;) {
      isWoken = false;
      isUrgent = false;
      timers.clearTimeout(soon);
      soon = undefined;
      const reply = await look(context, asking);
      if (isOver || isNews(reply)) return reply;
      // Something may have happened while the database was asked.
      if (isUrgent) continue;
      await new Promise<void>((resolve) => {
        const timer = timers.setTimeout(resolve, isWoken ? gatherMs : lookAgainMs);
        wake = () => {
          timers.clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    timers.clearTimeout(patience);
    timers.clearTimeout(soon);
    line.off('close', end);
    closing.removeEventListener('abort', end);
    unsubscribe();
  }
}

function isServersWord(topic: Topic): boolean {
  return topic === serversWord || topic === 'all' || topic === 'site' || topic.startsWith('forms:');
}

function concerns(topic: Topic, node: string): boolean {
  return kinds.has(topic) || topic === 'all' || topic === 'site' || topic === `forms:${node}`;
}

async function look(context: ServerContext, { site, node, body }: Asking): Promise<Reply> {
  const news = await readNews(context, site, node, body.cursor);
  const settings = await context.sites.settings(site);
  const forms = await formsFor(context.db, site, node);
  const known = new Set(body.forms);
  return {
    ...news,
    events: [...news.events],
    keys: [...news.keys],
    ...(settings.sha256 !== body.settings && { settings }),
    forms: forms.filter(({ id, state }) => !known.has(`${id} ${state}`)),
    passPublicKeys: passPublicKeys(site, context.now()).map((key) => Buffer.from(key).toString('base64')),
  };
}

function isNews({ events, keys, more, settings, forms }: Reply): boolean {
  return events.length > 0 || keys.length > 0 || more || settings !== undefined || forms.length > 0;
}
