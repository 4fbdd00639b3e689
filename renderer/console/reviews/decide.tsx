import { useState } from 'react';
import { Check, CornerUpLeft, X } from 'lucide-react';
import { declineReasons, type DeclineReason } from '../../../domain/reservation/vocabulary.ts';
import type { Decided, DecisionAsked, ReviewDetail } from '../../../server/contract/reviews.ts';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { ReasonDialog } from '../../web/dialogs/reason-dialog.tsx';
import { CheckField } from '../../web/forms/check-field.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { Withdraw } from './withdraw.tsx';

type Decision = DecisionAsked['decision'];

export interface DecideProps {
  readonly review: ReviewDetail;
  readonly refresh: () => void;
}

/** Agree, refuse with a reason, or ask for more. The revision goes along: nobody decides on what has changed meanwhile. */
export function Decide({ review, refresh }: DecideProps) {
  const { t } = useStrings();
  const [asking, setAsking] = useState<Decision>();
  const waiting = review.members.filter(({ id, state }) => id !== review.id && state === review.state).length;
  const [wholeGroup, setWholeGroup] = useState(true);
  const decide = useAction((given: Pick<DecisionAsked, 'decision' | 'reason' | 'message'>) =>
    api.post<Decided>(`/reviews/${encodeURIComponent(review.id)}/decision`, {
      ...{ ...given, revision: review.revision },
      wholeGroup: waiting > 0 && wholeGroup,
    }),
  );
  const run = async (given: Parameters<typeof decide.run>[0]) => {
    const answer = await decide.run(given);
    if (!answer) return;
    // Also after a refusal: most often it was decided or changed by somebody else.
    refresh();
    if (!answer.ok) return;
    setAsking(undefined);
    toast(t(`reviews.did-${given.decision}`));
  };
  const close = () => {
    setAsking(undefined);
    decide.clear();
  };
  if (!review.mayDecide) return <Closed review={review} refresh={refresh} />;
  const dialog = { busy: decide.busy, fault: decide.fault, onClose: close };
  const group = waiting > 0 && (
    <CheckField
      label={t('reviews.whole-group', { count: waiting })}
      value={wholeGroup}
      onChange={setWholeGroup}
    />
  );
  return (
    <Panel
      title={t('reviews.decide')}
      hint={t(review.needs === 'second' ? 'reviews.needs-second' : 'reviews.needs-host')}
    >
      {!asking && <FaultNotice fault={decide.fault} />}
      <div className="reviews__deeds">
        <Button kind="primary" wide icon={Check} onPress={() => setAsking('approved')}>
          {t('reviews.approve')}
        </Button>
        <Button wide icon={CornerUpLeft} onPress={() => setAsking('more-asked')}>
          {t('reviews.ask')}
        </Button>
        <Button wide kind="danger" icon={X} onPress={() => setAsking('rejected')}>
          {t('reviews.reject')}
        </Button>
      </div>
      {asking === 'approved' && (
        <ConfirmDialog
          {...dialog}
          title={t('reviews.approve-title', { name: review.visitorName })}
          action={t('reviews.approve')}
          onConfirm={() => void run({ decision: 'approved' })}
        >
          <p>{t('reviews.approve-hint')}</p>
          {group}
        </ConfirmDialog>
      )}
      {asking === 'more-asked' && (
        <ReasonDialog
          {...dialog}
          title={t('reviews.ask-title')}
          action={t('reviews.ask')}
          maxLength={300}
          onDecide={({ words }) => void run({ decision: 'more-asked', message: words })}
        >
          <p>{t('reviews.ask-hint')}</p>
          {group}
        </ReasonDialog>
      )}
      {asking === 'rejected' && (
        <ReasonDialog<DeclineReason>
          {...dialog}
          danger
          title={t('reviews.reject-title')}
          action={t('reviews.reject')}
          reasons={declineReasons.map((value) => ({ value, label: t(`reviews.reason-${value}`) }))}
          maxLength={300}
          onDecide={({ reason, words }) =>
            void run({
              decision: 'rejected',
              ...(reason && { reason }),
              ...(words !== '' && { message: words }),
            })
          }
        >
          <p>{t('reviews.reject-hint')}</p>
          {group}
        </ReasonDialog>
      )}
    </Panel>
  );
}

function Closed({ review, refresh }: DecideProps) {
  const { t } = useStrings();
  const waitsForOthers = review.needs !== undefined;
  if (!waitsForOthers && !review.mayCancel) return null;
  return (
    <Panel title={t('reviews.decide')}>
      <div className="reviews__deeds">
        {waitsForOthers && <Notice>{t(`reviews.waits-${review.needs ?? 'host'}`)}</Notice>}
        {review.mayCancel && <Withdraw review={review} refresh={refresh} />}
      </div>
    </Panel>
  );
}
