import { WhenFields } from '../../shared/when-fields.tsx';
import type { StepProps } from '../step-page.tsx';

export function TimeStep({ site, draft, errors, change }: StepProps) {
  return <WhenFields site={site} when={draft} errors={errors} onChange={change} />;
}
