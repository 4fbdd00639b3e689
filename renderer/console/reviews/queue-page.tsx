import { useState } from 'react';
import { MailPlus, UserCog } from 'lucide-react';
import type { ReviewItem, ReviewList } from '../../../server/contract/reviews.ts';
import { Icon } from '../../ui/icon.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useAccount } from '../../web/core/session.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { now } from '../../web/services.ts';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { useTimes } from '../../web/times.ts';
import { useQuery } from '../../web/use-query.ts';
import { StateChip } from './state-chip.tsx';
import { usePurposeWords } from './use-purposes.ts';

const shows = ['open', 'decided', 'all'] as const;
type Show = (typeof shows)[number];

/** Requests: those that wait, soonest lapse first; those that were decided. */
export function QueuePage({ show: asked }: { readonly show: string | undefined }) {
  const { t } = useStrings();
  const { role } = useAccount();
  const show = shows.find((one) => one === asked) ?? 'open';
  const mayInvite = role !== 'guard' && role !== 'inspector';
  return (
    <RoomPage
      title={t('console.room.reviews')}
      hint={t('reviews.hint')}
      tools={
        <>
          {role === 'host' && (
            <Link to={{ room: 'reviews', path: ['me'] }} className="button">
              <Icon shape={UserCog} />
              {t('reviews.me')}
            </Link>
          )}
          {mayInvite && (
            <Link to={{ room: 'reviews', path: ['invite'] }} className="button button--primary">
              <Icon shape={MailPlus} />
              {t('reviews.invite')}
            </Link>
          )}
        </>
      }
    >
      <nav className="reviews__shows" aria-label={t('reviews.which')}>
        {shows.map((one) => (
          <Link
            key={one}
            to={{ room: 'reviews', query: { show: one } }}
            className={classNames('reviews__show', one === show && 'reviews__show--current')}
            isCurrent={one === show}
          >
            {t(`reviews.show-${one}`)}
          </Link>
        ))}
      </nav>
      <List key={show} show={show} />
    </RoomPage>
  );
}

function List({ show }: { readonly show: Show }) {
  const { t } = useStrings();
  // The cursors of the pages that were turned, the last one is the one on the screen.
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const list = useQuery<ReviewList>('/reviews', { query: { show, cursor }, topics: ['reservation'] });
  const columns = useColumns(show);
  return (
    <Panel flush>
      <QueryView query={list} lines={8}>
        {({ items, next }) => (
          <>
            <DataTable
              label={t(`reviews.show-${show}`)}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              rowTo={({ id }) => ({ room: 'reviews', path: [id] })}
              empty={t(show === 'open' ? 'reviews.none-open' : 'reviews.none')}
            />
            {(cursor !== undefined || next !== undefined) && (
              <nav className="pager" aria-label={t('web.pages')}>
                <Button
                  small
                  isDisabled={cursor === undefined}
                  onPress={() => setCursors(cursors.slice(0, -1))}
                >
                  {t('page.previous')}
                </Button>
                <Button
                  small
                  isDisabled={next === undefined}
                  onPress={() => next && setCursors([...cursors, next])}
                >
                  {t('page.next')}
                </Button>
              </nav>
            )}
          </>
        )}
      </QueryView>
    </Panel>
  );
}

function useColumns(show: Show): readonly Column<ReviewItem>[] {
  const { t, local } = useStrings();
  const times = useTimes();
  const purpose = usePurposeWords();
  return [
    {
      key: 'visitor',
      header: t('reviews.visitor'),
      cell: ({ visitorName, company, companions, erased }) =>
        erased ? (
          t('reviews.erased')
        ) : (
          <>
            {visitorName}
            {companions > 0 && ` ${t('reviews.and-more', { count: companions })}`}
            {company !== undefined && <span className="reviews__company">{company}</span>}
          </>
        ),
    },
    {
      key: 'when',
      header: t('reviews.when'),
      cell: ({ from, until }) => `${times.day(from)} ${times.time(from)}–${times.time(until)}`,
    },
    {
      key: 'host',
      header: t('field.host'),
      cell: ({ host }) => (host ? `${host.name} ${local(host.department)}` : ''),
    },
    { key: 'purpose', header: t('field.purpose'), cell: purpose },
    { key: 'state', header: t('reviews.state'), cell: ({ state }) => <StateChip state={state} /> },
    ...(show === 'open'
      ? [
          {
            key: 'by',
            header: t('reviews.answer-by'),
            cell: ({ answerBy }: ReviewItem) => (answerBy === undefined ? '' : times.ago(answerBy, now())),
          },
        ]
      : []),
  ];
}
