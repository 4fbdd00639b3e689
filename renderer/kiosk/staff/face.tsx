import { ScanFace, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SummaryTable } from '../../ui/summary-table.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { Decision } from './decision.tsx';
import { StaffStep } from './staff-step.tsx';

/** The look of a guard: the equal path beside the camera, and the only one until there is a camera. */
export function Face({ screen }: { readonly screen: ScreenOf<'staff-face'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { rows, document, expired } = screen;
  return (
    <StaffStep
      title="staff-face.title"
      hint="staff-face.hint"
      icon={ScanFace}
      back="staff-review.later"
      actions={
        <Decision>
          <BigButton icon={UserRoundX} onPress={() => send({ type: 'not-same-person' })}>
            {t('staff-face.not-same')}
          </BigButton>
          <BigButton icon={UserRoundCheck} onPress={() => send({ type: 'same-person' })}>
            {t('staff-face.same')}
          </BigButton>
        </Decision>
      }
    >
      {expired && <Notice tone="problem">{t('staff-review.expired')}</Notice>}
      <SummaryTable
        rows={[
          ...rows.map((row) => ({ key: row.field, label: t(`field.${row.field}`), value: row.value })),
          ...(document
            ? [{ key: 'document', label: t('staff-review.document'), value: t(`document.${document}`) }]
            : []),
        ]}
      />
    </StaffStep>
  );
}
