import type { FeedbackResults } from '../../../server/contract/feedback.ts';
import { useStrings } from '../../web/strings.ts';

/** The curve's figures as a table, for whoever does not see it and for whoever wants the number. */
export function FeedbackTable({ weeks }: { readonly weeks: FeedbackResults['weeks'] }) {
  const { t } = useStrings();
  const figure = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2));
  return (
    <details className="feedback-table">
      <summary>{t('feedback.as-table')}</summary>
      <table>
        <thead>
          <tr>
            {(['week', 'count', 'convenience', 'privacy'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`feedback.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ week, count, convenience, privacy }) => (
            <tr key={week}>
              <th scope="row">{week}</th>
              <td>{count}</td>
              <td>{figure(convenience)}</td>
              <td>{figure(privacy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
