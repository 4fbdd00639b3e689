import { localDay, instant } from '../../../domain/kernel/time.ts';
import { otherPurpose } from '../../../domain/reservation/check-request.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { DateField, TimeField } from '../../web/forms/date-field.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import type { Fields } from '../../web/forms/use-fields.ts';
import { now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { HostField } from './host-field.tsx';
import { asks, type InvitationDraft } from './invitation.ts';

export interface InvitationFieldsProps {
  readonly site: PortalSite;
  readonly fields: Fields<InvitationDraft>;
  readonly needsHost: boolean;
}

export function InvitationFields({ site, fields, needsHost }: InvitationFieldsProps) {
  const { t, local } = useStrings();
  const counts = Array.from({ length: site.maxCompanions + 1 }, (_, count) => String(count));
  return (
    <>
      {needsHost && <HostField {...fields.bind('hostId')} />}
      <TextField label={t('field.name')} maxLength={60} {...fields.bind('name')} />
      <div className="reviews__pair">
        {asks(site, 'phone') && (
          <TextField label={t('field.phone')} kind="tel" optional maxLength={30} {...fields.bind('phone')} />
        )}
        {site.reservation.email && (
          <TextField
            label={t('reviews.email')}
            kind="email"
            optional
            maxLength={200}
            {...fields.bind('email')}
          />
        )}
      </div>
      {asks(site, 'company') && (
        <TextField label={t('field.company')} optional maxLength={120} {...fields.bind('company')} />
      )}
      <DateField
        label={t('reviews.day')}
        min={localDay(instant(now()), site.timeZone)}
        {...fields.bind('day')}
      />
      <div className="reviews__pair">
        <TimeField label={t('reviews.from')} stepMinutes={5} {...fields.bind('from')} />
        <TimeField label={t('reviews.until')} stepMinutes={5} {...fields.bind('until')} />
      </div>
      {asks(site, 'purpose') && (
        <SelectField
          label={t('field.purpose')}
          optional
          placeholder={t('reviews.pick-purpose')}
          options={[
            ...site.purposes.map(({ key, label }) => ({ value: key, label: local(label) })),
            { value: otherPurpose, label: t('reviews.other-purpose') },
          ]}
          {...fields.bind('purpose')}
        />
      )}
      {fields.values.purpose === otherPurpose && (
        <TextField label={t('reviews.purpose-words')} maxLength={200} {...fields.bind('purposeText')} />
      )}
      {asks(site, 'companions') && site.maxCompanions > 0 && (
        <SelectField
          label={t('field.companions')}
          options={counts.map((value) => ({ value, label: value }))}
          {...fields.bind('companions')}
        />
      )}
    </>
  );
}
