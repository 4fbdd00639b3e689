import type { FaceRule } from '../../../../domain/face/decision.ts';
import { ratesInWords, type RateInWords } from '../../../../domain/face/rates.ts';
import type { FaceReport } from '../../../../preload/contract/face.ts';
import type { Translate } from '../../../strings/index.ts';
import type { SummaryTableProps } from '../../../ui/summary-table.tsx';

/** What the site does with faces, a sentence each; the line that is drawn stands beside what it lets through. */
export function faceRows(report: FaceReport, t: Translate): SummaryTableProps['rows'] {
  const { enabled, impactAssessment, rule, calibration, storedFaces, max, egressBasis } = report;
  const { strangers, rightPeople } = ratesInWords(calibration?.measured);
  const source = strangers.most === undefined ? 'published' : 'measured';
  const words = {
    state: t(enabled ? 'face-page.on' : 'face-page.off'),
    assessment: impactAssessment || t('face-page.no-assessment'),
    rule: ruleText(rule, t),
    strangers: t(`face-page.strangers-${source}`, counted(strangers)),
    'right-people': t('face-page.right-people-said', counted(rightPeople)),
    measured: calibration && madeText(calibration, t),
    stored: t('face-page.stored-said', { stored: grouped(storedFaces), max: grouped(max) }),
    egress:
      egressBasis === '' ? t('face-page.egress-none') : t('face-page.egress-basis', { basis: egressBasis }),
  } as const;
  const keys = Object.keys(words) as (keyof typeof words)[];
  return keys.flatMap((key) => {
    const value = words[key];
    return value === undefined ? [] : [{ key, label: t(`face-page.${key}`), value }];
  });
}

/** 80,412: thousands apart, as both languages of the kiosk write them. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** 0.40, as the line is written wherever else it is named. */
const line = (distance: number): string => distance.toFixed(2);

function ruleText(rule: FaceRule, t: Translate): string {
  if (rule.kind === 'raw')
    return t('face-page.rule-raw', { pass: line(rule.pass), unsure: line(rule.unsure) });
  const { rawMax, fusedPass, fusedUnsure } = rule;
  return t('face-page.rule-calibrated', {
    raw: line(rawMax),
    pass: line(fusedPass),
    unsure: line(fusedUnsure),
  });
}

function madeText(made: NonNullable<FaceReport['calibration']>, t: Translate): string {
  const { madeOn: date, people, images, measured } = made;
  return t('face-page.measured-said', { date, people, images, others: measured.people });
}

function counted(rate: RateInWords): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(rate).map(([key, count]) => [key, grouped(count)]));
}
