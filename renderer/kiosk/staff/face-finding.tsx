import type { FaceCheck } from '../../../domain/face/vocabulary.ts';
import { useStrings } from '../../strings/index.ts';
import { Notice } from '../../ui/notice.tsx';

/** What the machine makes of it, in the one tone for every answer: advice must not look like a decision. */
export function FaceFinding({ check }: { readonly check: FaceCheck }) {
  const { t } = useStrings();
  const { verdict, why = 'engine-failed', reference, rule, attempts } = check;
  const found =
    verdict === 'not-finished'
      ? t('face-staff.found-not-finished', { why: t(`face-failure.${why}`) })
      : t(`face-staff.found-${verdict}`);
  const details = [
    t(`face-staff.basis-${reference}`),
    t(`face-staff.rule-${rule}`),
    t('face-staff.attempts', { count: attempts }),
  ];
  return (
    <div data-part="finding">
      <Notice title={found}>
        {verdict !== 'not-finished' && <p>{details.join(' · ')}</p>}
        <p>{t('face-staff.advice')}</p>
      </Notice>
    </div>
  );
}
