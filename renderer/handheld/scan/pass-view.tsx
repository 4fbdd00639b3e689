import type { PassVerified } from '../../../server/contract/passes.ts';
import { Notice } from '../../ui/notice.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { LeaveBar } from '../inside/leave-bar.tsx';

/** Whether a pass holds, and whom it is for. Letting in is the kiosk's: there the visitor is registered and gets a badge. */
export function PassView({ verified }: { readonly verified: PassVerified }) {
  const { t, local } = useStrings();
  const times = useTimes();
  const { verdict, pass, holder } = verified;
  const { host, visit } = holder ?? {};
  const rows = [
    ['name', t('handheld.name'), holder?.name],
    ['id', t('handheld.id-number'), holder?.idNumber],
    ['company', t('handheld.company'), holder?.company],
    ['host', t('handheld.host'), host && `${host.name} · ${local(host.department)}`],
    ['time', t('handheld.pass-time'), pass && `${times.moment(pass.from)} – ${times.time(pass.until)}`],
  ] as const;
  return (
    <>
      <Notice tone={verdict === 'ok' ? 'good' : 'problem'}>{t(`handheld.pass.${verdict}`)}</Notice>
      <Facts rows={rows.flatMap(([key, label, value]) => (value ? [{ key, label, value }] : []))} />
      {visit?.state === 'inside' && (
        <>
          <p>{t('handheld.pass-inside')}</p>
          <LeaveBar
            visit={{ id: visit.id, maskedName: holder?.name ?? '', badgeNumber: '' }}
            onDone={() => {}}
          />
        </>
      )}
    </>
  );
}
