import { CheckField } from '../../../web/forms/check-field.tsx';
import { ChoiceField } from '../../../web/forms/choice-field.tsx';
import { Panel } from '../../../web/parts/panel.tsx';
import { useStrings } from '../../../web/strings.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { changePolicy, type Policy, type SectionProps } from '../section.ts';

type Reservation = Policy['reservation'];
const numbers = ['leadMinutes', 'maxAheadDays', 'answerHours', 'maxGroup'] as const;
const bytesOfMegabyte = 1024 * 1024;

/** Reserving on line (R10, R11). */
export function Reservations(props: SectionProps) {
  const { t } = useStrings();
  const { reservation } = props.draft.policy;
  const { documents } = reservation;
  const put = (part: Partial<Reservation>) =>
    changePolicy(props)({ reservation: { ...reservation, ...part } });
  const errorAt = (path: string) => props.errors.get(`policy.reservation.${path}`);
  return (
    <Panel>
      {(['enabled', 'hostListed', 'email'] as const).map((name) => (
        <CheckField
          key={name}
          label={t(`admin.reserve.${name}`)}
          hint={t(`admin.reserve-hint.${name}`)}
          value={reservation[name]}
          onChange={(value) => put({ [name]: value })}
        />
      ))}
      <ChoiceField
        label={t('admin.reserve.second')}
        hint={t('admin.reserve.second-hint')}
        value={reservation.secondApproval}
        onChange={(secondApproval) => put({ secondApproval })}
        choices={(['never', 'high-tier', 'always'] as const).map((value) => ({
          value,
          label: t(`admin.second.${value}`),
        }))}
        inline
      />
      <div className="pair">
        {numbers.map((name) => (
          <NumberField
            key={name}
            label={t(`admin.reserve.${name}`)}
            hint={t(`admin.reserve-hint.${name}`)}
            value={reservation[name]}
            onChange={(value) => put({ [name]: value })}
            error={errorAt(name)}
          />
        ))}
        <NumberField
          label={t('admin.reserve.documents')}
          hint={t('admin.reserve.documents-hint')}
          value={documents.max}
          onChange={(max) => put({ documents: { ...documents, max } })}
          error={errorAt('documents.max')}
        />
        <NumberField
          label={t('admin.reserve.document-size')}
          hint={t('admin.reserve.document-size-hint')}
          value={Math.round(documents.maxBytes / bytesOfMegabyte)}
          onChange={(size) => put({ documents: { ...documents, maxBytes: size * bytesOfMegabyte } })}
          error={errorAt('documents.maxBytes')}
        />
      </div>
      <CheckField
        label={t('admin.reserve.document-required')}
        value={documents.required}
        onChange={(required) => put({ documents: { ...documents, required } })}
      />
    </Panel>
  );
}
