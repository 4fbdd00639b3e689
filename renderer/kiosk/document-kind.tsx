import { BookUser, IdCard, type LucideIcon, Files, Ticket } from 'lucide-react';
import type { DocumentKind as Kind } from '../../domain/identity/document.ts';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

const icons: Readonly<Record<Kind, LucideIcon>> = {
  'citizen-id': IdCard,
  'hmt-residence-permit': IdCard,
  'foreign-permanent-resident': IdCard,
  'foreign-permanent-resident-2017': IdCard,
  passport: BookUser,
  'hk-macau-travel-permit': Ticket,
  'taiwan-travel-permit': Ticket,
  other: Files,
};

export function DocumentKind({ screen }: { readonly screen: ScreenOf<'document-kind'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step title="document-kind.title" hint="document-kind.hint" layout="wide">
      <ChoiceList label={t('document-kind.title')}>
        {screen.kinds.map((kind) => (
          <ChoiceCard
            key={kind}
            icon={icons[kind]}
            title={t(`document.${kind}`)}
            onChoose={() => send({ type: 'choose-document', kind })}
          />
        ))}
      </ChoiceList>
    </Step>
  );
}
