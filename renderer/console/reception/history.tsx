import type { DeskDetail } from '../../../server/contract/reception.ts';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';

/** What happened to a visit and who did it, from the journal. */
export function History({ history }: { readonly history: DeskDetail['history'] }) {
  const { t, known } = useStrings();
  const times = useTimes();
  return (
    <section className="desk-history">
      <h3>{t('desk.history')}</h3>
      <ol>
        {history.map(({ at, act, by }, index) => (
          <li key={index}>
            <time>{times.time(at)}</time> {known(`desk.history.${act}`, 'desk.history.other')}
            {by !== undefined && <span className="desk-history__by">{by}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
