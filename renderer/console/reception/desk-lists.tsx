import { useState } from 'react';
import type { DeskVisit, Today } from '../../../server/contract/reception.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Place } from '../../web/core/router.ts';
import { useStrings } from '../../web/strings.ts';
import { Empty } from '../../web/states/empty.tsx';
import { ExpectedRow } from './expected-row.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';
import { SteadyList } from './steady-list.tsx';
import { VisitRow } from './visit-row.tsx';

const tabs = ['expected', 'waiting', 'inside', 'gone'] as const;
type Tab = (typeof tabs)[number];

/** Search on top, always; below it what was found, or the day by its states. */
export function DeskLists({ today, place }: { readonly today: Today; readonly place: Place }) {
  const { t } = useStrings();
  const [query, setQuery] = useState('');
  const [tab, setTab] = useState<Tab>(() => (today.counts.waiting > 0 ? 'waiting' : 'expected'));
  const of = (wanted: Tab): readonly DeskVisit[] => today.visits.filter((visit) => tabOf(visit) === wanted);
  const counts: Readonly<Record<Tab, number>> = {
    expected: today.counts.expected,
    waiting: today.counts.waiting,
    inside: today.counts.inside,
    gone: of('gone').length,
  };
  const currentId = place.path[1];

  return (
    <section className="desk-lists panel" aria-label={t('desk.lists')}>
      <SearchBox value={query} onChange={setQuery} />
      {query.trim().length > 1 ? (
        <SearchResults query={query.trim()} currentId={currentId} />
      ) : (
        <>
          <div className="desk-tabs" role="tablist" aria-label={t('desk.lists')}>
            {tabs.map((key) => (
              <button
                key={key}
                type="button"
                role="tab"
                id={`desk-tab-${key}`}
                aria-selected={key === tab}
                aria-controls="desk-tab-panel"
                tabIndex={key === tab ? 0 : -1}
                className={classNames('desk-tab', key === tab && 'desk-tab--current')}
                onClick={() => setTab(key)}
                onKeyDown={(event) => {
                  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                  if (step === undefined) return;
                  const next = tabs[(tabs.indexOf(key) + step + tabs.length) % tabs.length] ?? key;
                  setTab(next);
                  document.getElementById(`desk-tab-${next}`)?.focus();
                }}
              >
                {t(`desk.tab.${key}`)} <span className="desk-tab__count">{counts[key]}</span>
              </button>
            ))}
          </div>
          <div id="desk-tab-panel" role="tabpanel" aria-labelledby={`desk-tab-${tab}`} className="desk-list">
            {tab === 'expected' ? (
              <SteadyList
                key={tab}
                rows={today.expected}
                rowKey={({ id }) => id}
                empty={<Empty title={t('desk.empty.expected')} />}
              >
                {(item) => <ExpectedRow item={item} isCurrent={item.id === currentId} />}
              </SteadyList>
            ) : (
              <SteadyList
                key={tab}
                rows={of(tab)}
                rowKey={({ id }) => id}
                empty={<Empty title={t(`desk.empty.${tab}`)} />}
              >
                {(visit) => <VisitRow visit={visit} isCurrent={visit.id === currentId} />}
              </SteadyList>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function tabOf({ state }: DeskVisit): Tab {
  if (state === 'awaiting-review') return 'waiting';
  return state === 'inside' ? 'inside' : 'gone';
}
