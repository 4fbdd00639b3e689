import type { GuardTasks } from '../../../server/contract/guard.ts';
import { useQuery } from '../../web/use-query.ts';

export const useTasks = () => useQuery<GuardTasks>('/guard/tasks', { topics: ['visit'], everyMs: 120_000 });
