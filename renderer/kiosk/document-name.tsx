import type { DocumentKind } from '../../domain/identity/document.ts';
import type { ScreenOf } from './screen-of.ts';
import { TextQuestion } from './text-question.tsx';

/** Documents whose name is printed in Latin letters. */
const latin: ReadonlySet<DocumentKind> = new Set([
  'passport',
  'foreign-permanent-resident',
  'foreign-permanent-resident-2017',
]);

export function DocumentName({ screen }: { readonly screen: ScreenOf<'document-name'> }) {
  return (
    <TextQuestion
      title="document-name.title"
      hint="document-name.hint"
      placeholder="document-name.placeholder"
      field="documentName"
      keyboard={latin.has(screen.kind) ? 'latin' : 'pinyin'}
      value={screen.value}
      error={screen.error}
    />
  );
}
