import type { DepartmentView, HostView } from '../../../server/contract/people.ts';
import { useQuery } from '../../web/use-query.ts';

export const useHosts = () =>
  useQuery<{ readonly items: readonly HostView[] }>('/hosts', { topics: ['host', 'contact'] });

export const useDepartments = () =>
  useQuery<{ readonly items: readonly DepartmentView[] }>('/departments', { topics: ['department'] });
