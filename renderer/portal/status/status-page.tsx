import { QrCode } from 'lucide-react';
import { Notice } from '../../ui/notice.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { OwnReservation, PortalSite } from '../../../server/contract/portal.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { usePurposeWords } from '../shared/purpose-field.tsx';
import { Agree } from './agree.tsx';
import { Answer } from './answer.tsx';
import { Deeds } from './deeds.tsx';
import { Documents } from './documents.tsx';
import { Rate } from './rate.tsx';
import { Timeline } from './timeline.tsx';

export interface StatusProps {
  readonly token: string;
  readonly visit: OwnReservation;
  readonly site: PortalSite;
  readonly refresh: () => void;
}

/** How a reservation stands, what happens next, and what can be done with it. */
export function StatusPage(props: StatusProps & { readonly isNew: boolean }) {
  const { token, visit, site, isNew } = props;
  const { t } = useStrings();
  const { state, hasPass, documents } = visit;
  return (
    <RoomPage title={t(`status.title-${state}`)} hint={t(`status.hint-${state}`)}>
      <Stack gap="l">
        {isNew && (
          <Notice tone="good" title={t('status.sent')}>
            {t('status.sent-hint')}
          </Notice>
        )}
        {hasPass && (
          <Link to={{ room: 'p', path: [token] }} className="button button--primary button--wide">
            <Icon shape={QrCode} />
            {t('status.show-pass')}
          </Link>
        )}
        <Message visit={visit} />
        {state === 'more-asked' && <Answer {...props} />}
        {!visit.agreed && (state === 'approved' || state === 'awaiting-host') && <Agree {...props} />}
        <Timeline visit={visit} />
        <VisitPanel visit={visit} site={site} />
        {(visit.mayAttach || documents.length > 0) && <Documents {...props} />}
        {visit.group.length > 0 && <GroupPanel visit={visit} />}
        {state === 'used' && <Rate />}
        <Deeds {...props} />
      </Stack>
    </RoomPage>
  );
}

function Message({ visit: { state, message, declineReason, note } }: { readonly visit: OwnReservation }) {
  const { t } = useStrings();
  const tone = state === 'rejected' ? 'problem' : state === 'more-asked' ? 'care' : 'info';
  const why = declineReason && declineReason !== 'other' ? t(`status.declined-${declineReason}`) : undefined;
  return (
    <>
      {(message !== undefined || why !== undefined) && (
        <Notice tone={tone} title={t(state === 'more-asked' ? 'status.asked' : 'status.said')}>
          {why !== undefined && <p>{why}</p>}
          {message !== undefined && <p>{message}</p>}
        </Notice>
      )}
      {note !== undefined && state !== 'more-asked' && (
        <Notice title={t('status.your-answer')}>{note}</Notice>
      )}
    </>
  );
}

function VisitPanel({ visit, site }: Pick<StatusProps, 'visit' | 'site'>) {
  const { t, local } = useStrings();
  const times = useTimes();
  const purpose = usePurposeWords();
  const { host, visitor } = visit;
  const rows = [
    [
      'when',
      t('status.when'),
      `${times.day(visit.from)} ${times.time(visit.from)}–${times.time(visit.until)}`,
    ],
    ['host', t('field.host'), host && `${host.name}${t('status.gap')}${local(host.department)}`],
    ['place', t('status.place'), host?.place && local(host.place)],
    ['purpose', t('field.purpose'), visit.purpose === '' ? undefined : purpose(site, visit)],
    ['name', t('field.name'), visitor.name],
    ['idNumber', t('field.idNumber'), visitor.idNumber],
    ['phone', t('field.phone'), visitor.phone],
    ['company', t('field.company'), visitor.company],
    ['email', t('reserve.email'), visitor.email],
    ['companions', t('field.companions'), visit.companions > 0 ? String(visit.companions) : undefined],
  ] as const;
  return (
    <Panel title={t('status.visit')}>
      <Facts
        rows={rows.flatMap(([key, label, value]) =>
          value === undefined || value === '' ? [] : [{ key, label, value }],
        )}
      />
    </Panel>
  );
}

function GroupPanel({ visit }: { readonly visit: OwnReservation }) {
  const { t } = useStrings();
  return (
    <Panel title={t('status.group', { count: visit.group.length })} hint={t('status.group-hint')}>
      <Facts
        rows={visit.group.map(({ id, name, state }) => ({
          key: id,
          label: name,
          value: t(`status.title-${state}`),
        }))}
      />
    </Panel>
  );
}
