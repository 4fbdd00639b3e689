import type { FieldScreenOf } from './screen-of.ts';
import { TextQuestion } from './text-question.tsx';

/** Phone, company and name: typed as they are. */
export function FieldText({ screen }: { readonly screen: FieldScreenOf<'phone' | 'company' | 'name'> }) {
  const { field } = screen;
  return (
    <TextQuestion
      // Another question begins with a keyboard of its own.
      key={field}
      title={`${field}.title`}
      {...(field === 'phone' && { hint: 'phone.hint' as const })}
      placeholder={`${field}.placeholder`}
      field={field}
      keyboard={field === 'phone' ? 'phone' : 'pinyin'}
      value={screen.value}
      error={screen.error}
      required={screen.required}
    />
  );
}
