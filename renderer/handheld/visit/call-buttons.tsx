import { BellRing, PhoneCall } from 'lucide-react';
import type { CallAsked, VisitDetail } from '../../../server/contract/guard.ts';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';

/** Tells the host, or sounds on the colleagues' handhelds. */
export function CallButtons({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useStrings();
  const call = useAction((whom: CallAsked['whom']) =>
    api.post<unknown>(`/guard/visits/${encodeURIComponent(visit.id)}/call`, { whom }),
  );
  const press = (whom: CallAsked['whom']) =>
    void call.run(whom).then((answer) => {
      if (answer?.ok) toast(t('handheld.called'));
    });
  return (
    <>
      <div className="visit-page__calls">
        {visit.host && (
          <Button icon={PhoneCall} busy={call.busy} onPress={() => press('host')}>
            {t('handheld.call-host')}
          </Button>
        )}
        <Button icon={BellRing} busy={call.busy} onPress={() => press('colleagues')}>
          {t('handheld.call-colleagues')}
        </Button>
      </div>
      <FaultNotice fault={call.fault} />
    </>
  );
}
