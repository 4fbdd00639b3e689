import { ArrowLeft, UserRound } from 'lucide-react';
import { localTime } from '../../../domain/kernel/time.ts';
import type { ListItem } from '../../../domain/visit/status.ts';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';

interface WaitingListProps {
  readonly name: 'staff-reviews' | 'staff-badges';
  /** Longest wait first, as main sends them. */
  readonly items: readonly ListItem[];
  readonly timeZone: string;
}

const words = {
  'staff-reviews': { title: 'staff-list.reviews-title', empty: 'staff-list.empty-reviews' },
  'staff-badges': { title: 'staff-list.badges-title', empty: 'staff-list.empty-badges' },
} as const;

/** People who wait for a guard's decision or for their badge; masked, because the queue behind can read along. */
export function WaitingList({ name, items, timeZone }: WaitingListProps) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Page
      title={words[name].title}
      layout="wide"
      navigation={
        <BigButton icon={ArrowLeft} onPress={() => send({ type: 'back' })}>
          {t('staff.menu')}
        </BigButton>
      }
    >
      {items.length === 0 && <Notice>{t(words[name].empty)}</Notice>}
      <ChoiceList label={t(words[name].title)}>
        {items.map(({ id, maskedName, badgeNumber, since, held }) => (
          <ChoiceCard
            key={id}
            icon={UserRound}
            title={`${maskedName}  ${badgeNumber}`}
            detail={[
              t('staff-list.since', { time: localTime(since, timeZone) }),
              ...(held ? [t('staff-list.held')] : []),
            ].join(' · ')}
            onChoose={() => send({ type: 'open-item', id })}
          />
        ))}
      </ChoiceList>
    </Page>
  );
}
