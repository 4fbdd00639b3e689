import { verifierVerdicts } from '../../../../domain/screening/vocabulary.ts';
import { CheckField } from '../../../web/forms/check-field.tsx';
import { ChoiceField } from '../../../web/forms/choice-field.tsx';
import { TextField } from '../../../web/forms/text-field.tsx';
import { Panel } from '../../../web/parts/panel.tsx';
import { useStrings } from '../../../web/strings.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { changePolicy, type Policy, type SectionProps } from '../section.ts';

type Verdict = Policy['verification']['holdOn'][number];
/** A person decides on these whatever the site says (R08). */
const alwaysHeld: ReadonlySet<string> = new Set(['MISMATCH', 'NO_RECORD', 'SOURCE_DOWN']);
const optional = verifierVerdicts.filter(
  (verdict): verdict is Verdict => verdict !== 'MATCH' && !alwaysHeld.has(verdict),
);

/** Guards, the green channel, the population database, and what the watchlist needs. */
export function Safety(props: SectionProps) {
  const { t } = useStrings();
  const { review, greenChannel, verification, watchlist } = props.draft.policy;
  const put = changePolicy(props);
  const errorAt = (path: string) => props.errors.get(`policy.${path}`);
  const hold = (verdict: Verdict, isOn: boolean) => {
    const others = verification.holdOn.filter((one) => one !== verdict);
    put({ verification: { ...verification, holdOn: isOn ? [...others, verdict] : others } });
  };
  return (
    <>
      <Panel title={t('admin.safety.guards')}>
        <div className="pair">
          <NumberField
            label={t('admin.safety.escalate')}
            hint={t('admin.safety.escalate-hint')}
            value={review.escalateMinutes}
            onChange={(escalateMinutes) => put({ review: { escalateMinutes } })}
            error={errorAt('review.escalateMinutes')}
          />
          <NumberField
            label={t('admin.safety.complete')}
            hint={t('admin.safety.complete-hint')}
            value={greenChannel.completeWithinHours}
            onChange={(completeWithinHours) =>
              put({ greenChannel: { ...greenChannel, completeWithinHours } })
            }
            error={errorAt('greenChannel.completeWithinHours')}
          />
          <NumberField
            label={t('admin.safety.chase')}
            hint={t('admin.safety.chase-hint')}
            value={greenChannel.chaseEveryHours}
            onChange={(chaseEveryHours) => put({ greenChannel: { ...greenChannel, chaseEveryHours } })}
            error={errorAt('greenChannel.chaseEveryHours')}
          />
        </div>
      </Panel>
      <Panel title={t('admin.safety.verification')} hint={t('admin.safety.verification-hint')}>
        <ChoiceField
          label={t('admin.safety.verify-whom')}
          value={verification.when}
          onChange={(when) => put({ verification: { ...verification, when } })}
          choices={(['never', 'walk-in', 'all'] as const).map((value) => ({
            value,
            label: t(`admin.verify.${value}`),
          }))}
          inline
        />
        {verification.when !== 'never' &&
          optional.map((verdict) => (
            <CheckField
              key={verdict}
              label={t(`admin.hold-on.${verdict}` as 'admin.hold-on.BAD_INPUT')}
              value={verification.holdOn.includes(verdict)}
              onChange={(isOn) => hold(verdict, isOn)}
            />
          ))}
      </Panel>
      <Panel title={t('console.room.watchlist')} hint={t('admin.safety.watchlist-hint')}>
        <TextField
          label={t('admin.safety.assessment')}
          hint={t('admin.safety.assessment-hint')}
          optional
          maxLength={80}
          value={watchlist.impactAssessment}
          onChange={(impactAssessment) => put({ watchlist: { impactAssessment } })}
          error={errorAt('watchlist.impactAssessment')}
        />
      </Panel>
    </>
  );
}
