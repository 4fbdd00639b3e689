import { ClipboardCheck, ThumbsDown, ThumbsUp } from 'lucide-react';
import { fieldNames } from '../../../domain/policy/vocabulary.ts';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SummaryTable } from '../../ui/summary-table.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { summaryValue } from '../summary-value.ts';
import { Decision } from './decision.tsx';
import { StaffStep } from './staff-step.tsx';

/** The guard sees everything unmasked, for this one decision, and both answers weigh the same. */
export function Review({ screen }: { readonly screen: ScreenOf<'staff-review'> }) {
  const { t, local } = useStrings();
  const send = useIntent();
  const { rows, document, expired, typed, skipped, held } = screen;
  const answers = rows.map((row) => ({
    key: row.field as string,
    label: t(`field.${row.field}`),
    value: summaryValue(row, local),
  }));
  const kind = document && {
    key: 'document',
    label: t('staff-review.document'),
    value: t(`document.${document}`),
  };
  const remarks = [
    ...(held ? [t('staff-review.held')] : []),
    ...(expired ? [t('staff-review.expired')] : []),
    ...(typed ? [t('staff-review.typed')] : []),
    ...(skipped.length > 0
      ? [t('staff-review.skipped', { fields: skipped.map((part) => t(partKey(part))).join(' · ') })]
      : []),
  ];
  return (
    <StaffStep
      title="staff-review.title"
      hint="staff-review.hint"
      icon={ClipboardCheck}
      layout="wide"
      back="staff-review.later"
      actions={
        <Decision>
          <BigButton icon={ThumbsDown} onPress={() => send({ type: 'reject' })}>
            {t('staff-review.reject')}
          </BigButton>
          <BigButton icon={ThumbsUp} onPress={() => send({ type: 'approve' })}>
            {t('staff-review.approve')}
          </BigButton>
        </Decision>
      }
    >
      {remarks.length > 0 && (
        <div data-part="rows">
          <Notice tone={expired ? 'problem' : 'care'}>
            <ul>
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <SummaryTable rows={kind ? [kind, ...answers] : answers} />
    </StaffStep>
  );
}

/** Main names what was left out by field, or by one of the three parts that are no fields. */
function partKey(part: string) {
  const field = fieldNames.find((name) => name === part);
  if (field) return `field.${field}` as const;
  return part === 'consent' || part === 'face' ? (`part.${part}` as const) : 'part.document';
}
