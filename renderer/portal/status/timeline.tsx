import { Check, Circle, CircleDot, X } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import type { OwnReservation } from '../../../server/contract/portal.ts';
import { Panel } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';

type Mark = 'done' | 'now' | 'open' | 'ended';
const shapes = { done: Check, now: CircleDot, open: Circle, ended: X };

/** What has happened, what is being waited for, and what comes then: sent, answered, come. */
export function Timeline({ visit }: { readonly visit: OwnReservation }) {
  const { t } = useStrings();
  const times = useTimes();
  const { state, answerBy, from } = visit;
  const answer = answerMark(state);
  const steps: readonly {
    readonly key: string;
    readonly mark: Mark;
    readonly words: string;
    readonly detail?: string;
  }[] = [
    { key: 'sent', mark: 'done', words: t('status.step-sent') },
    {
      ...{ key: 'answer', mark: answer, words: t(`status.step-${state}`) },
      ...(answerBy !== undefined && { detail: t('status.answer-by', { time: times.moment(answerBy) }) }),
    },
    ...(answer === 'ended'
      ? []
      : [
          {
            ...{ key: 'come', mark: comeMark(state), words: t('status.step-come') },
            detail: times.moment(from),
          },
        ]),
  ];
  return (
    <Panel title={t('status.progress')}>
      <ol className="timeline">
        {steps.map(({ key, mark, words, detail }) => (
          <li key={key} className={classNames('timeline__step', `timeline__step--${mark}`)}>
            <Icon shape={shapes[mark]} />
            <div>
              <p className="timeline__words">
                {words}
                <span className="visually-hidden">{t(`status.mark-${mark}`)}</span>
              </p>
              {detail !== undefined && <p className="timeline__detail">{detail}</p>}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function answerMark(state: OwnReservation['state']): Mark {
  if (state === 'approved' || state === 'used') return 'done';
  return state === 'rejected' || state === 'cancelled' || state === 'expired' ? 'ended' : 'now';
}

function comeMark(state: OwnReservation['state']): Mark {
  if (state === 'used') return 'done';
  return state === 'approved' ? 'now' : 'open';
}
