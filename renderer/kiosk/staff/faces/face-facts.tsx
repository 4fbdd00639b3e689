import type { FaceReport } from '../../../../preload/contract/face.ts';
import { useStrings } from '../../../strings/index.ts';
import { Notice } from '../../../ui/notice.tsx';
import { SummaryTable } from '../../../ui/summary-table.tsx';
import { faceRows, grouped } from './face-rows.ts';
import './face-facts.css';

/** The report row by row; what needs care stands above it. */
export function FaceFacts({ report }: { readonly report: FaceReport }) {
  const { t } = useStrings();
  const { calibrationProblem, storedFaces, warnAt, max } = report;
  return (
    <div className="face-facts">
      {calibrationProblem && (
        <div data-part="rows">
          <Notice tone="problem" title={t('face-page.problem-title')}>
            {t(`face-problem.${calibrationProblem}`)}
          </Notice>
        </div>
      )}
      {storedFaces >= warnAt && (
        <div data-part="rows">
          <Notice tone="care">
            {storedFaces >= max
              ? t('face-page.stored-full')
              : t('face-page.stored-near', { warnAt: grouped(warnAt) })}
          </Notice>
        </div>
      )}
      <SummaryTable rows={faceRows(report, t)} />
    </div>
  );
}
