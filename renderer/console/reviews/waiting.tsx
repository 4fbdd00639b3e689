import type { ReviewList } from '../../../server/contract/reviews.ts';
import { WaitingMark } from '../../web/frame/waiting-mark.tsx';
import { useQuery } from '../../web/use-query.ts';

/** How many requests wait for this account's own word. */
export function Waiting() {
  const { data } = useQuery<ReviewList>('/reviews', {
    query: { show: 'open', limit: 100 },
    topics: ['reservation'],
  });
  return <WaitingMark waiting={data?.items.filter(({ mayDecide }) => mayDecide).length ?? 0} />;
}
