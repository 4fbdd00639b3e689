import { unreachable } from '../../domain/kernel/exhaustive.ts';
import { FieldCompanions } from './field-companions.tsx';
import { FieldExpectedLeave } from './field-expected-leave.tsx';
import { FieldHost } from './field-host.tsx';
import { FieldPurpose } from './field-purpose.tsx';
import { FieldText } from './field-text.tsx';
import type { ScreenOf } from './screen-of.ts';

/** One question about the visit. */
export function Field({ screen }: { readonly screen: ScreenOf<'field'> }) {
  switch (screen.field) {
    case 'phone':
    case 'company':
    case 'name':
      return <FieldText screen={screen} />;
    case 'companions':
      return <FieldCompanions screen={screen} />;
    case 'host':
      return <FieldHost screen={screen} />;
    case 'purpose':
      return <FieldPurpose screen={screen} />;
    case 'expectedLeave':
      return <FieldExpectedLeave screen={screen} />;
    default:
      return unreachable(screen);
  }
}
