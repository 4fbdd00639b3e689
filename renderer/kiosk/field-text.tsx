import type { StringKey } from '../strings/index.ts';
import type { FieldScreenOf } from './screen-of.ts';
import { TextQuestion } from './text-question.tsx';

interface Words {
  readonly title: StringKey;
  readonly hint?: StringKey;
  readonly placeholder: StringKey;
}

const words: Readonly<Record<'phone' | 'company' | 'name', Words>> = {
  phone: { title: 'phone.title', hint: 'phone.hint', placeholder: 'phone.placeholder' },
  company: { title: 'company.title', placeholder: 'company.placeholder' },
  name: { title: 'name.title', placeholder: 'name.placeholder' },
};

/** Phone, company and name: typed as they are. */
export function FieldText({ screen }: { readonly screen: FieldScreenOf<'phone' | 'company' | 'name'> }) {
  const { field } = screen;
  return (
    <TextQuestion
      // Another question begins with a keyboard of its own.
      key={field}
      {...words[field]}
      field={field}
      keyboard={field === 'phone' ? 'phone' : 'pinyin'}
      value={screen.value}
      error={screen.error}
      required={screen.required}
    />
  );
}
