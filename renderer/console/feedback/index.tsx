import { lazy, Suspense, useState } from 'react';
import { MessageSquareOff } from 'lucide-react';
import type { FeedbackResults, Suggestions } from '../../../server/contract/feedback.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { Empty } from '../../web/states/empty.tsx';
import { Loading } from '../../web/states/loading.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { Pager } from '../../web/table/pager.tsx';
import { useTimes } from '../../web/times.ts';
import { useQuery } from '../../web/use-query.ts';
import { FeedbackTable } from './feedback-table.tsx';
import './feedback.css';

// The drawing library is as large as the rest of the page; it comes when somebody wants to see a curve.
const WeeksChart = lazy(async () => ({ default: (await import('./weeks-chart.tsx')).WeeksChart }));

const spans = ['4', '12', '26', '52'] as const;

/** What visitors say of convenience and privacy, and what they suggest (R29). */
export function Room(_props: RoomProps) {
  const { t } = useStrings();
  const [weeks, setWeeks] = useState<(typeof spans)[number]>('12');
  const query = useQuery<FeedbackResults>('/feedback', { query: { weeks }, topics: ['feedback'] });
  return (
    <RoomPage
      title={t('console.room.feedback')}
      hint={t('feedback.hint')}
      tools={
        <SelectField
          label={t('feedback.span')}
          value={weeks}
          options={spans.map((value) => ({ value, label: t('feedback.weeks', { count: value }) }))}
          onChange={setWeeks}
        />
      }
    >
      <QueryView query={query} lines={10}>
        {(data) => (
          <>
            <Totals total={data.total} />
            <Panel title={t('feedback.by-week')}>
              {data.total.count === 0 ? (
                <Empty title={t('feedback.none')} icon={MessageSquareOff} />
              ) : (
                <>
                  <Suspense fallback={<Loading lines={8} />}>
                    <WeeksChart weeks={data.weeks} />
                  </Suspense>
                  <FeedbackTable weeks={data.weeks} />
                </>
              )}
            </Panel>
          </>
        )}
      </QueryView>
      <SuggestionsPanel />
    </RoomPage>
  );
}

function Totals({ total }: { readonly total: FeedbackResults['total'] }) {
  const { t } = useStrings();
  const average = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1));
  const tiles = [
    { key: 'convenience', value: average(total.convenience), marks: total.convenienceMarks },
    { key: 'privacy', value: average(total.privacy), marks: total.privacyMarks },
  ] as const;
  return (
    <div className="feedback-totals">
      {tiles.map(({ key, value, marks }) => (
        <Panel key={key} title={t(`feedback.${key}`)}>
          <div className="feedback-total">
            <p className="feedback-total__figure">
              {value} <span>{t('feedback.of-five')}</span>
            </p>
            <ol className="feedback-marks" reversed>
              {marks
                .map((count, at) => ({ count, mark: at + 1 }))
                .toReversed()
                .map(({ count, mark }) => (
                  <li key={mark}>
                    <span>{t('feedback.mark', { mark })}</span>
                    <meter
                      min={0}
                      max={Math.max(1, total.count)}
                      value={count}
                      aria-label={t('feedback.mark', { mark })}
                    />
                    <span className="feedback-marks__count">{count}</span>
                  </li>
                ))}
            </ol>
          </div>
        </Panel>
      ))}
      <Panel title={t('feedback.count')}>
        <p className="feedback-total__figure">{total.count}</p>
        <p>{t('feedback.places', { kiosk: total.kiosk, phone: total.phone })}</p>
      </Panel>
    </div>
  );
}

function SuggestionsPanel() {
  const { t } = useStrings();
  const times = useTimes();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const query = useQuery<Suggestions>('/feedback/suggestions', {
    query: { ...(cursor !== undefined && { cursor }) },
    topics: ['feedback'],
  });
  return (
    <Panel title={t('feedback.suggestions')} hint={t('feedback.suggestions-hint')}>
      <QueryView query={query} lines={6}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty title={t('feedback.no-suggestions')} icon={MessageSquareOff} />}
            <ul className="feedback-suggestions">
              {items.map(({ id, at, words, convenience, privacy, place }) => (
                <li key={id}>
                  <p className="feedback-suggestion__words">{words}</p>
                  <p className="feedback-suggestion__about">
                    {times.moment(at)} <Chip>{t(`feedback.place.${place}`)}</Chip>
                    {t('feedback.marks', { convenience, privacy })}
                  </p>
                </li>
              ))}
            </ul>
            <Pager
              page={cursors.length}
              pageSize={20}
              hasMore={next !== undefined}
              onPage={(page) =>
                setCursors(page < cursors.length ? cursors.slice(0, page) : [...cursors, next ?? ''])
              }
            />
          </>
        )}
      </QueryView>
    </Panel>
  );
}
