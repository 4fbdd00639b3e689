import { useState } from 'react';
import { Check, X } from 'lucide-react';
import { differentReasons, sameReasons, type FaceReason } from '../../../domain/face/vocabulary.ts';
import {
  rejectReasons,
  releaseReasons,
  type RejectReason,
  type ReleaseReason,
} from '../../../domain/visit/records.ts';
import type { ReviewAsked, VisitDetail } from '../../../server/contract/guard.ts';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { ChooseDialog } from '../parts/choose-dialog.tsx';
import { GloveButton } from '../parts/glove-button.tsx';
import { nextQuestion, type Deciding } from './deciding.ts';

/** The guard's word: one touch where nothing else is to be asked, else one question after the other. */
export function DecideBar({ visit, onDone }: { readonly visit: VisitDetail; readonly onDone: () => void }) {
  const { t } = useStrings();
  const [deciding, setDeciding] = useState<Deciding>();
  const review = useAction((asked: ReviewAsked) =>
    api.post<unknown>(`/guard/visits/${encodeURIComponent(visit.id)}/review`, asked),
  );

  const go = async (next: Deciding) => {
    review.clear();
    setDeciding(next);
    if (nextQuestion(visit, next) !== undefined) return;
    const answer = await review.run(next);
    if (answer?.ok) {
      toast(t(next.decision === 'approved' ? 'handheld.approved' : 'handheld.refused'));
      setDeciding(undefined);
    }
    // Somebody else was first, or it was done: either way there is something new to see.
    if (answer?.ok || answer?.error.key === 'already-decided') {
      setDeciding(undefined);
      onDone();
    }
  };
  const close = () => setDeciding(undefined);
  const question = deciding && nextQuestion(visit, deciding);

  return (
    <>
      {!question && <FaultNotice fault={review.fault} />}
      <div className="glove-bar">
        <GloveButton kind="danger" icon={X} onPress={() => void go({ decision: 'rejected' })}>
          {t('handheld.refuse')}
        </GloveButton>
        <GloveButton
          kind="primary"
          icon={Check}
          busy={review.busy}
          onPress={() => void go({ decision: 'approved' })}
        >
          {t('handheld.approve')}
        </GloveButton>
      </div>
      {deciding && question === 'compare' && (
        <ChooseDialog
          title={t('handheld.compare-title')}
          hint={t('handheld.compare-hint')}
          choices={[
            { value: 'same-person', label: t('handheld.compare-same') },
            { value: 'not-same-person', label: t('handheld.compare-other') },
          ]}
          onChoose={(verdict) =>
            void go(
              verdict === 'same-person'
                ? { ...deciding, face: { verdict } }
                : { decision: 'rejected', face: { verdict } },
            )
          }
          onClose={close}
        />
      )}
      {deciding?.face && question === 'face-reason' && (
        <ChooseDialog<FaceReason>
          title={t('handheld.face-reason-title')}
          hint={t('handheld.reason-hint')}
          choices={(deciding.face.verdict === 'same-person' ? sameReasons : differentReasons).map(
            (value) => ({
              value,
              label: t(`handheld.face-reason.${value}`),
            }),
          )}
          onChoose={(reason) =>
            void go({ ...deciding, face: { verdict: deciding.face?.verdict ?? 'same-person', reason } })
          }
          onClose={close}
        />
      )}
      {deciding && question === 'reason' && (
        <ChooseDialog<RejectReason | ReleaseReason>
          title={t(deciding.decision === 'approved' ? 'handheld.release-title' : 'handheld.refuse-title')}
          hint={t('handheld.reason-hint')}
          choices={(deciding.decision === 'approved' ? releaseReasons : rejectReasons).map((value) => ({
            value,
            label: t(`handheld.reason.${value}`),
          }))}
          onChoose={(reason) => void go({ ...deciding, reason })}
          onClose={close}
        />
      )}
    </>
  );
}
