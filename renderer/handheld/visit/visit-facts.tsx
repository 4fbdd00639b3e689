import type { VisitDetail } from '../../../server/contract/guard.ts';
import { Facts } from '../../web/parts/facts.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';

/** What is known about a visit, masked; what is not known has no row. */
export function VisitFacts({ visit }: { readonly visit: VisitDetail }) {
  const { t, local } = useStrings();
  const times = useTimes();
  const { host, document, purposeLabel, verdict, camera } = visit;
  const isInside = visit.state === 'inside' || visit.state === 'left';
  const documentWords =
    document && [t(`document.${document}`), visit.maskedIdNumber].filter(Boolean).join(' ');
  const rows = [
    ['badge', t('handheld.badge-number'), isInside ? visit.badgeNumber : undefined],
    ['host', t('handheld.host'), host && `${host.name} · ${local(host.department)}`],
    ['place', t('handheld.host-place'), host?.place && local(host.place)],
    ['purpose', t('handheld.purpose'), visit.purposeText ?? (purposeLabel && local(purposeLabel))],
    ['company', t('handheld.company'), visit.company],
    ['document', t('handheld.document'), documentWords],
    ['phone', t('handheld.phone'), visit.maskedPhone],
    ['verdict', t('handheld.verdict'), verdict && t(`handheld.verdict.${verdict}`)],
    ['camera', t('handheld.camera'), camera && t(`handheld.camera.${camera}`)],
    ['registered', t('handheld.registered-at'), times.moment(visit.registeredAt)],
    ['since', t('handheld.inside-since'), isInside ? times.time(visit.since) : undefined],
    ['leave', t('handheld.expected-leave'), visit.expectedLeave && times.time(visit.expectedLeave)],
    ['left', t('handheld.left-at'), visit.checkedOutAt && times.moment(visit.checkedOutAt)],
  ] as const;
  return (
    <>
      <Facts rows={rows.flatMap(([key, label, value]) => (value ? [{ key, label, value }] : []))} />
      {document && !visit.readByMachine && <p className="visit-page__typed">{t('handheld.typed')}</p>}
    </>
  );
}
