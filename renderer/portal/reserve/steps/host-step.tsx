import { HostSearch } from '../../shared/host-search.tsx';
import { PurposeField } from '../../shared/purpose-field.tsx';
import type { StepProps } from '../step-page.tsx';

export function HostStep({ site, draft, errors, change }: StepProps) {
  return (
    <>
      <HostSearch site={site} chosen={draft} error={errors['hostId']} onChoose={change} />
      <PurposeField site={site} value={draft} errors={errors} onChange={change} />
    </>
  );
}
