import { ArrowLeft } from 'lucide-react';
import type { ReviewDetail } from '../../../server/contract/reviews.ts';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { useQuery } from '../../web/use-query.ts';
import { Decide } from './decide.tsx';
import { Files } from './files.tsx';
import { History } from './history.tsx';
import { StateChip } from './state-chip.tsx';
import { usePurposeWords } from './use-purposes.ts';

/** One request, with everything that is needed to decide it. */
export function DetailPage({ id }: { readonly id: string }) {
  const { t } = useStrings();
  const path = `/reviews/${encodeURIComponent(id)}`;
  const detail = useQuery<ReviewDetail>(path, { topics: ['reservation'] });
  return (
    <RoomPage
      title={detail.data?.visitorName ?? t('reviews.request')}
      back={
        <Link to={{ room: 'reviews' }} className="reviews__back">
          <Icon shape={ArrowLeft} />
          {t('reviews.back')}
        </Link>
      }
    >
      <QueryView query={detail} lines={10}>
        {(review) => (
          <div className="reviews__detail">
            <Stack gap="l">
              <Request review={review} />
              <Files review={review} />
              {review.members.length > 0 && <Members review={review} />}
            </Stack>
            <Stack gap="l">
              <Decide review={review} refresh={detail.refresh} />
              <History review={review} />
            </Stack>
          </div>
        )}
      </QueryView>
    </RoomPage>
  );
}

function Request({ review }: { readonly review: ReviewDetail }) {
  const { t, local } = useStrings();
  const times = useTimes();
  const purpose = usePurposeWords();
  const { host, from, until, erased, note } = review;
  const rows = [
    ['when', t('reviews.when'), `${times.day(from)} ${times.time(from)}–${times.time(until)}`],
    ['host', t('field.host'), host && `${host.name} ${local(host.department)}`],
    ['purpose', t('field.purpose'), purpose(review)],
    ['company', t('field.company'), review.company],
    ['phone', t('field.phone'), review.phone],
    ['idNumber', t('field.idNumber'), review.idNumber],
    ['companions', t('field.companions'), review.companions > 0 ? String(review.companions) : ''],
    ['route', t('reviews.route'), t(`reviews.route-${review.route}`)],
    ['asked', t('reviews.requested'), times.moment(review.requestedAt)],
    ['by', t('reviews.answer-by'), review.answerBy === undefined ? '' : times.moment(review.answerBy)],
  ] as const;
  return (
    <Panel title={t('reviews.request')} tools={<StateChip state={review.state} />}>
      <Stack>
        {erased && <Notice>{t('reviews.erased-hint')}</Notice>}
        <Facts
          rows={rows.flatMap(([key, label, value]) =>
            value === undefined || value === '' ? [] : [{ key, label, value }],
          )}
        />
        {note !== undefined && <Notice title={t('reviews.note')}>{note}</Notice>}
      </Stack>
    </Panel>
  );
}

function Members({ review }: { readonly review: ReviewDetail }) {
  const { t } = useStrings();
  return (
    <Panel title={t('reviews.group', { count: review.members.length })}>
      <ul className="reviews__members">
        {review.members.map(({ id, name, state }) => (
          <li key={id}>
            <Link to={{ room: 'reviews', path: [id] }}>{name}</Link>
            <StateChip state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
