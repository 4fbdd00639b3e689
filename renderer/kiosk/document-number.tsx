import type { DocumentKind } from '../../domain/identity/document.ts';
import type { ScreenOf } from './screen-of.ts';
import { TextQuestion } from './text-question.tsx';

/** Numbers of eighteen figures and perhaps an X; all other documents begin with letters. */
const figures: ReadonlySet<DocumentKind> = new Set(['citizen-id', 'hmt-residence-permit']);

export function DocumentNumber({ screen }: { readonly screen: ScreenOf<'document-number'> }) {
  return (
    <TextQuestion
      title="document-number.title"
      hint={`document.${screen.kind}`}
      placeholder="document-number.placeholder"
      field="documentNumber"
      keyboard={figures.has(screen.kind) ? 'id-number' : 'latin'}
      value={screen.value}
      error={screen.error}
    />
  );
}
