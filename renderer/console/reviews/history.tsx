import type { ReviewDetail } from '../../../server/contract/reviews.ts';
import { Facts } from '../../web/parts/facts.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';

/** What was done with the request, by whom, and whether the visitor could be told. */
export function History({ review: { history, messages } }: { readonly review: ReviewDetail }) {
  const { t } = useStrings();
  const times = useTimes();
  return (
    <>
      <Panel title={t('reviews.history')}>
        <ol className="reviews__history">
          {history.map(({ at, act, level, by, name, insteadOf, reason, message }, index) => (
            <li key={`${at} ${act} ${index}`}>
              <p>
                <strong>{t(`reviews.act-${act}`)}</strong>
                {level === 'second' && ` ${t('reviews.second-level')}`}
              </p>
              <p className="reviews__soft">
                {times.moment(at)} · {name ?? t(`reviews.by-${by}`)}
                {insteadOf !== undefined && ` ${t('reviews.instead-of', { name: insteadOf })}`}
              </p>
              {reason !== undefined && <p>{t(`reviews.reason-${reason}`)}</p>}
              {message !== undefined && <p className="reviews__message">{message}</p>}
            </li>
          ))}
        </ol>
      </Panel>
      {messages.length > 0 && (
        <Panel title={t('reviews.messages')}>
          <Facts
            rows={messages.map(({ key, state, at }, index) => ({
              key: `${key} ${index}`,
              label: times.moment(at),
              value: t(`reviews.message-${state}`),
            }))}
          />
        </Panel>
      )}
    </>
  );
}
