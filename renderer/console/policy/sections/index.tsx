import type { SectionName, SectionProps } from '../section.ts';
import { Basics } from './basics.tsx';
import { Fields } from './fields.tsx';
import { NoticeSection } from './notice.tsx';
import { Purposes } from './purposes.tsx';
import { Reservations } from './reservations.tsx';
import { Rules } from './rules.tsx';
import { Safety } from './safety.tsx';

const parts = {
  basics: Basics,
  fields: Fields,
  notice: NoticeSection,
  purposes: Purposes,
  rules: Rules,
  reservations: Reservations,
  safety: Safety,
} as const;

export function Section({ name, ...props }: SectionProps & { readonly name: SectionName }) {
  const Part = parts[name];
  return <Part {...props} />;
}
