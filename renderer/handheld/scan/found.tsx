import { useEffect, useState } from 'react';
import { LogOut } from 'lucide-react';
import type { VisitDetail } from '../../../server/contract/guard.ts';
import type { PassVerified } from '../../../server/contract/passes.ts';
import { looksLikePass } from '../../../domain/pass/pass-code.ts';
import type { ApiFault } from '../../web/core/fault.ts';
import { Notice } from '../../ui/notice.tsx';
import { Link } from '../../web/parts/link.tsx';
import { api, now } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { Loading } from '../../web/states/loading.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { LeaveBar } from '../inside/leave-bar.tsx';
import { outbox } from '../outbox.ts';
import { GloveButton } from '../parts/glove-button.tsx';
import { HoldNotice } from '../visit/hold-notice.tsx';
import { VisitFacts } from '../visit/visit-facts.tsx';
import { PassView } from './pass-view.tsx';

type Answer =
  | { readonly kind: 'visit'; readonly visit: VisitDetail }
  | { readonly kind: 'pass'; readonly pass: PassVerified }
  | { readonly kind: 'fault'; readonly fault: ApiFault };

async function ask(text: string): Promise<Answer> {
  if (looksLikePass(text)) {
    const answer = await api.post<PassVerified>('/passes/verify', { text });
    return answer.ok ? { kind: 'pass', pass: answer.value } : { kind: 'fault', fault: answer.error };
  }
  const answer = await api.post<VisitDetail>('/guard/find', { text });
  return answer.ok ? { kind: 'visit', visit: answer.value } : { kind: 'fault', fault: answer.error };
}

/** What the server says of a scanned or typed text. Without a line somebody can be let out all the same. */
export function Found({ text }: { readonly text: string }) {
  const { t } = useStrings();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isCurrent = true;
    void ask(text).then((found) => {
      if (isCurrent) setAnswer(found);
    });
    return () => void (isCurrent = false);
  }, [text]);

  if (!answer) return <Loading lines={5} />;
  switch (answer.kind) {
    case 'pass':
      return <PassView verified={answer.pass} />;
    case 'visit':
      return <VisitFound visit={answer.visit} onDone={() => void ask(text).then(setAnswer)} />;
    case 'fault':
      if (answer.fault.key === 'not-found')
        return <Notice tone="problem">{t('handheld.scan-unknown')}</Notice>;
      return answer.fault.kind === 'offline' || answer.fault.kind === 'timeout' ? (
        <LeaveUnseen text={text} />
      ) : (
        <FaultNotice fault={answer.fault} onRetry={() => void ask(text).then(setAnswer)} />
      );
  }
}

function VisitFound({ visit, onDone }: { readonly visit: VisitDetail; readonly onDone: () => void }) {
  const { t } = useStrings();
  return (
    <>
      <h2 className="scan__name">{visit.maskedName || visit.badgeNumber}</h2>
      <HoldNotice visit={visit} />
      <VisitFacts visit={visit} />
      <Link to={{ room: 'queue', path: [visit.id] }} className="visit-page__back">
        {t('handheld.alert-open-visit')}
      </Link>
      {visit.state === 'inside' && <LeaveBar visit={visit} onDone={onDone} />}
    </>
  );
}

function LeaveUnseen({ text }: { readonly text: string }) {
  const { t } = useStrings();
  const [isKept, setIsKept] = useState(false);
  const leave = useAction(() => outbox.send('/guard/check-out', { text, at: now() }));
  const press = async () => {
    const answer = await leave.run();
    if (!answer?.ok) return;
    setIsKept(true);
    toast(t(answer.value === 'sent' ? 'handheld.checked-out' : 'handheld.kept'));
  };
  return (
    <>
      <Notice tone="care">{t(isKept ? 'handheld.kept' : 'handheld.scan-offline')}</Notice>
      <FaultNotice fault={leave.fault} />
      {!isKept && (
        <GloveButton kind="primary" icon={LogOut} busy={leave.busy} onPress={() => void press()}>
          {t('handheld.check-out')}
        </GloveButton>
      )}
    </>
  );
}
