import type { GuardQueue } from '../../../server/contract/guard.ts';
import { useQuery } from '../../web/use-query.ts';

/** The queue, for its list and for the mark on its tab: one question for both. */
export const useGuardQueue = () =>
  useQuery<GuardQueue>('/guard/queue', { topics: ['visit'], everyMs: 60_000 });
