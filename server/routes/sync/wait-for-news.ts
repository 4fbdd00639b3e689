import type { ServerResponse } from 'node:http';
import { seconds } from '../../../domain/kernel/time.ts';
import { replicatedTypes } from '../../../domain/sync/replicated.ts';
import type { PullReply, PullRequest } from '../../../domain/sync/wire.ts';
import type { ServerContext } from '../../context.ts';
import type { Topic } from '../../live/bus.ts';
import { passPublicKeys } from '../../repositories/kiosks/enrolment.ts';
import { readNews } from '../../repositories/kiosks/news.ts';
import { formsFor } from '../../repositories/kiosks/phone-forms.ts';
import type { Site } from '../../site/site.ts';

/** Makes up for a note that was lost on its way between copies, and for events behind a slow transaction. */
const lookAgainMs = seconds(2);

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

/** Answers as soon as there is news for this kiosk, at the latest after the time it asked for, or when it hung up. */
export async function waitForNews(
  context: ServerContext,
  asking: Asking,
  line: ServerResponse,
): Promise<Reply> {
  const { timers } = context;
  const { site, node, body } = asking;
  let isWoken = false;
  let isOver = body.waitSeconds === 0;
  let wake: () => void = () => undefined;
  const unsubscribe = context.bus.subscribe(site.id, (topics) => {
    if (![...topics].some((topic) => concerns(topic, node))) return;
    isWoken = true;
    wake();
  });
  const end = (): void => {
    isOver = true;
    wake();
  };
  const patience = timers.setTimeout(end, seconds(body.waitSeconds));
  line.once('close', end);
  try {
    for (;;) {
      isWoken = false;
      const reply = await look(context, asking);
      if (isOver || isNews(reply)) return reply;
      // Something may have happened while the database was asked.
      if (isWoken) continue;
      await new Promise<void>((resolve) => {
        const timer = timers.setTimeout(resolve, lookAgainMs);
        wake = () => {
          timers.clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    timers.clearTimeout(patience);
    line.off('close', end);
    unsubscribe();
  }
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
