import { instant } from '../../../../domain/kernel/time.ts';
import { now } from '../../../web/services.ts';
import { ConsentFields } from '../../shared/consent.tsx';
import { guardianOf, ticksOf } from '../rules.ts';
import type { StepProps } from '../step-page.tsx';

export function ConsentStep({ site, draft, errors, change }: StepProps) {
  return (
    <ConsentFields
      site={site}
      ticks={ticksOf(site, draft)}
      guardian={guardianOf(site, draft, instant(now()))}
      value={draft}
      errors={errors}
      onChange={change}
    />
  );
}
