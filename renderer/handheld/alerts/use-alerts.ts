import type { AlertList } from '../../../server/contract/alerts.ts';
import { useQuery } from '../../web/use-query.ts';

/** What is current. Asked every minute as well: a note on the live line may be lost, and the question keeps the guard signed in. */
export const useAlerts = () => useQuery<AlertList>('/alerts', { topics: ['alert'], everyMs: 60_000 });
