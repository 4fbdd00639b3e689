import { useState } from 'react';
import { Check, Hand, X } from 'lucide-react';
import type { DeskDetail } from '../../../server/contract/reception.ts';
import type { ReviewAsked } from '../../../server/contract/guard.ts';
import { Notice } from '../../ui/notice.tsx';
import { ReasonDialog } from '../../web/dialogs/reason-dialog.tsx';
import { CheckField } from '../../web/forms/check-field.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Row, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { usePrintDesk } from './print/print-context.ts';

const reasons = ['not-expected', 'identity-doubt', 'host-declined', 'misconduct', 'other'] as const;

/** Letting a waiting visitor in or not. Whoever is held is decided on by a guard or a supervisor, with the grounds before them. */
export function Decide({ visit }: { readonly visit: DeskDetail }) {
  const { t } = useStrings();
  const { print } = usePrintDesk();
  const [compared, setCompared] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const review = useAction((asked: ReviewAsked) => api.post(`/guard/visits/${visit.id}/review`, asked));
  const call = useAction(() => api.post(`/guard/visits/${visit.id}/call`, { whom: 'colleagues' }));

  if (visit.held)
    return (
      <Stack>
        <Notice tone="care" title={t('desk.held-title')}>
          {t('desk.held-hint')}
        </Notice>
        <FaultNotice fault={call.fault} />
        <Row>
          <Button
            icon={Hand}
            busy={call.busy}
            onPress={async () => {
              if ((await call.run())?.ok) toast(t('desk.called'));
            }}
          >
            {t('desk.call-guard')}
          </Button>
        </Row>
      </Stack>
    );

  const approve = async () => {
    const face = visit.mustCompare ? { face: { verdict: 'same-person' } as const } : {};
    const done = await review.run({ decision: 'approved', ...face });
    if (!done?.ok) return;
    toast(t('desk.approved', { name: visit.maskedName }));
    // A kiosk prints its own; this desk's badge comes out here.
    if (visit.atDesk) print([visit.id]);
  };
  return (
    <Stack>
      {visit.mustCompare && (
        <CheckField
          label={t('desk.compared')}
          hint={t('desk.compared-hint')}
          value={compared}
          onChange={setCompared}
        />
      )}
      <FaultNotice fault={review.fault} />
      <Row>
        <Button
          kind="primary"
          icon={Check}
          busy={review.busy}
          isDisabled={visit.mustCompare && !compared}
          onPress={() => void approve()}
        >
          {t('desk.approve')}
        </Button>
        <Button kind="danger" icon={X} onPress={() => setRefusing(true)}>
          {t('desk.refuse')}
        </Button>
      </Row>
      {refusing && (
        <ReasonDialog
          title={t('desk.refuse-title', { name: visit.maskedName })}
          action={t('desk.refuse')}
          danger
          reasons={reasons.map((value) => ({ value, label: t(`desk.refuse.${value}`) }))}
          busy={review.busy}
          fault={review.fault}
          onClose={() => setRefusing(false)}
          onDecide={async ({ reason }) => {
            if (reason === undefined) return;
            const done = await review.run({ decision: 'rejected', reason });
            if (done?.ok) setRefusing(false);
          }}
        />
      )}
    </Stack>
  );
}
