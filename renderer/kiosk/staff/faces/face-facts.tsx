import type { FaceReport } from '../../../../preload/contract/face.ts';
import { useStrings } from '../../../strings/index.ts';
import { Notice } from '../../../ui/notice.tsx';
import { SummaryTable } from '../../../ui/summary-table.tsx';
import { ratesOf } from './rates.ts';
import './face-facts.css';

/** The report row by row; what needs care stands above it. */
export function FaceFacts({ report }: { readonly report: FaceReport }) {
  const { t } = useStrings();
  const { enabled, impactAssessment, rule, calibration, calibrationProblem, egressBasis } = report;
  const { storedFaces, warnAt, max } = report;
  const { strangers, rightPeople } = ratesOf(calibration);
  const row = (key: string, label: string, value: string) => ({ key, label, value });
  return (
    <div className="face-facts">
      {calibrationProblem !== undefined && (
        <div data-part="rows">
          <Notice tone="problem" title={t('face-page.problem-title')}>
            {t(`face-problem.${calibrationProblem}`)}
          </Notice>
        </div>
      )}
      {storedFaces >= warnAt && (
        <div data-part="rows">
          <Notice tone="care">
            {storedFaces >= max ? t('face-page.stored-full') : t('face-page.stored-near', { warnAt })}
          </Notice>
        </div>
      )}
      <SummaryTable
        rows={[
          row('state', t('face-page.state'), t(enabled ? 'face-page.on' : 'face-page.off')),
          row('assessment', t('face-page.assessment'), impactAssessment || t('face-page.no-assessment')),
          row(
            'rule',
            t('face-page.rule'),
            rule.kind === 'raw'
              ? t('face-page.rule-raw', { pass: rule.pass, unsure: rule.unsure })
              : t('face-page.rule-calibrated', {
                  raw: rule.rawMax,
                  pass: rule.fusedPass,
                  unsure: rule.fusedUnsure,
                }),
          ),
          row(
            'strangers',
            t('face-page.strangers'),
            strangers.most === undefined
              ? t('face-page.strangers-published', { of: strangers.of, count: strangers.count })
              : t('face-page.strangers-measured', { ...strangers, most: strangers.most }),
          ),
          row(
            'right-people',
            t('face-page.right-people'),
            t('face-page.right-people-said', { ...rightPeople }),
          ),
          ...(calibration
            ? [
                row(
                  'measured',
                  t('face-page.measured'),
                  t('face-page.measured-said', {
                    date: calibration.madeOn,
                    people: calibration.people,
                    images: calibration.images,
                    others: calibration.measured.people,
                  }),
                ),
              ]
            : []),
          row('stored', t('face-page.stored'), t('face-page.stored-said', { stored: storedFaces, max })),
          row(
            'egress',
            t('face-page.egress'),
            egressBasis === ''
              ? t('face-page.egress-none')
              : t('face-page.egress-basis', { basis: egressBasis }),
          ),
        ]}
      />
    </div>
  );
}
