import type { ReactNode } from 'react';
import { CloudOff } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { useStrings } from '../strings.ts';
import { useTimes } from '../times.ts';
import type { QueryAnswer } from '../use-query.ts';
import { FaultNotice } from './fault-notice.tsx';
import { Loading } from './loading.tsx';
import './states.css';

export interface QueryViewProps<T> {
  readonly query: QueryAnswer<T>;
  /** How many lines the answer will take, so that the page does not jump when it comes. */
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** An answer of the server in all its states: on its way, refused, there, and there from before the line went down. */
export function QueryView<T>({ query, lines, children }: QueryViewProps<T>) {
  const { t } = useStrings();
  const times = useTimes();
  const { data, fault, loadedAt, refresh } = query;
  if (data === undefined)
    return fault ? (
      <FaultNotice fault={fault} onRetry={refresh} />
    ) : (
      <Loading {...(lines !== undefined && { lines })} />
    );
  return (
    <>
      {fault && loadedAt !== undefined && (
        <p className="stale" role="status">
          <Icon shape={CloudOff} />
          {t('web.stale', { time: times.time(loadedAt) })}
        </p>
      )}
      {children(data)}
    </>
  );
}
