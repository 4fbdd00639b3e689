import { useEffect, useState } from 'react';
import { SearchX } from 'lucide-react';
import type { SearchFound } from '../../../server/contract/reception.ts';
import type { ApiFault } from '../../web/core/fault.ts';
import { api, later } from '../../web/services.ts';
import { Empty } from '../../web/states/empty.tsx';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { Loading } from '../../web/states/loading.tsx';
import { useStrings } from '../../web/strings.ts';
import { useQuery } from '../../web/use-query.ts';
import { ExpectedRow } from './expected-row.tsx';
import { VisitRow } from './visit-row.tsx';

/** So long after the last letter it is asked: a name is typed faster than that. */
const pauseMs = 200;

/** What was found, agreed reservations first: whoever is looked up has mostly just come in. */
export function SearchResults({
  query,
  currentId,
}: {
  readonly query: string;
  readonly currentId: string | undefined;
}) {
  const { t } = useStrings();
  const [answer, setAnswer] = useState<{ found?: SearchFound; fault?: ApiFault; query: string }>();
  // Changes of the day ask again, or a row would still offer what somebody else has just done.
  const { data: today } = useQuery('/reception/today', { topics: ['visit', 'reservation'], everyMs: 60_000 });
  useEffect(() => {
    let gone = false;
    const cancel = later(pauseMs, async () => {
      const asked = await api.post<SearchFound>('/reception/search', { query });
      if (!gone) setAnswer(asked.ok ? { found: asked.value, query } : { fault: asked.error, query });
    });
    return () => {
      gone = true;
      cancel();
    };
  }, [query, today]);

  if (answer?.fault) return <FaultNotice fault={answer.fault} />;
  if (!answer?.found) return <Loading lines={6} />;
  const { visits, reservations, more, kinds } = answer.found;
  if (visits.length + reservations.length === 0)
    return (
      <Empty title={t('desk.nothing', { query: answer.query })} icon={SearchX}>
        <p>{t(kinds.length === 0 ? 'desk.nothing-kind' : 'desk.nothing-hint')}</p>
      </Empty>
    );
  return (
    <div className="desk-list" aria-busy={answer.query !== query}>
      {reservations.length > 0 && (
        <>
          <h2 className="desk-found">{t('desk.found-reservations')}</h2>
          <ul className="desk-rows">
            {reservations.map((item) => (
              <li key={item.id}>
                <ExpectedRow item={item} isCurrent={item.id === currentId} withDay />
              </li>
            ))}
          </ul>
        </>
      )}
      {visits.length > 0 && (
        <>
          <h2 className="desk-found">{t('desk.found-visits')}</h2>
          <ul className="desk-rows">
            {visits.map((visit) => (
              <li key={visit.id}>
                <VisitRow visit={visit} isCurrent={visit.id === currentId} withDay />
              </li>
            ))}
          </ul>
        </>
      )}
      {more && <p className="desk-fresh">{t('desk.more')}</p>}
    </div>
  );
}
