import { ScanFace, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SummaryTable } from '../../ui/summary-table.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { Decision } from './decision.tsx';
import { FaceFinding } from './face-finding.tsx';
import { FacePictures } from './face-pictures.tsx';
import { StaffStep } from './staff-step.tsx';
import { useFacePictures } from './use-face-pictures.ts';
import './face.css';

/** The look of a guard, who decides: alone with the document, or beside both pictures and the machine's advice. */
export function Face({ screen }: { readonly screen: ScreenOf<'staff-face'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { rows, document, expired, check } = screen;
  const pictures = useFacePictures(screen.pictures);
  return (
    <StaffStep
      title="staff-face.title"
      hint={screen.pictures ? 'face-staff.hint-pictures' : 'staff-face.hint'}
      icon={ScanFace}
      layout="wide"
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
      <div className="face-compared">
        {pictures && <FacePictures pictures={pictures} />}
        <div className="face-compared__words">
          {check && <FaceFinding check={check} />}
          {expired && (
            <div data-part="finding">
              <Notice tone="problem">{t('staff-review.expired')}</Notice>
            </div>
          )}
          <SummaryTable
            rows={[
              ...rows.map((row) => ({ key: row.field, label: t(`field.${row.field}`), value: row.value })),
              ...(document
                ? [{ key: 'document', label: t('staff-review.document'), value: t(`document.${document}`) }]
                : []),
            ]}
          />
        </div>
      </div>
    </StaffStep>
  );
}
