import { instant, isLocalDay } from '../../../domain/kernel/time.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { DateField } from '../../web/forms/date-field.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { dayRange, staysOf, timesOn, whenAsked, type WhenDraft, type WhenErrors } from './when.ts';

export interface WhenFieldsProps {
  readonly site: PortalSite;
  readonly when: WhenDraft;
  readonly errors: WhenErrors;
  readonly onChange: (change: Partial<WhenDraft>) => void;
}

/** Day, time of arrival, how long. Lists of what is possible: nothing has to be typed, and nothing impossible can be chosen. */
export function WhenFields({ site, when, errors, onChange }: WhenFieldsProps) {
  const { t } = useStrings();
  const times = useTimes();
  const length = useLengthWords();
  const { first, last } = dayRange(site, instant(now()));
  const offered = timesOn(site, when.day, instant(now()));
  const arrivals = when.time === '' || offered.includes(when.time) ? offered : [when.time, ...offered];
  const lengths = staysOf(site).map(String);
  const isWhole = isLocalDay(when.day) && when.time !== '' && when.stay !== '';
  const span = isWhole ? whenAsked(site, when) : undefined;
  return (
    <>
      <DateField
        label={t('reserve.day')}
        min={first}
        max={last}
        value={when.day}
        error={errors.day}
        onChange={(day) => onChange({ day })}
      />
      <SelectField
        label={t('reserve.time')}
        placeholder={t('reserve.pick-time')}
        options={arrivals.map((value) => ({ value, label: value }))}
        value={when.time}
        error={errors.time}
        onChange={(time) => onChange({ time })}
      />
      <SelectField
        label={t('reserve.stay')}
        placeholder={t('reserve.pick-stay')}
        options={(lengths.includes(when.stay) || when.stay === '' ? lengths : [when.stay, ...lengths]).map(
          (value) => ({ value, label: length(Number(value)) }),
        )}
        value={when.stay}
        error={errors.stay}
        onChange={(stay) => onChange({ stay })}
      />
      <p className="when-span" aria-live="polite">
        {span &&
          t('reserve.span', {
            day: times.day(span.from),
            from: times.time(span.from),
            until: times.time(span.until),
          })}
      </p>
    </>
  );
}

/** `1.5 小时`, `45 分钟`. */
export function useLengthWords(): (minutes: number) => string {
  const { t } = useStrings();
  return (minutes) =>
    minutes < 60
      ? t('reserve.minutes', { count: minutes })
      : t('reserve.hours', { count: Math.round(minutes / 6) / 10 });
}
