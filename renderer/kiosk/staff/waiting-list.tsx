import { useState } from 'react';
import { ArrowLeft, ChevronLeft, ChevronRight, UserRound } from 'lucide-react';
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

/** As many as stand on a landscape panel without scrolling. */
const perPage = 4;

const words = {
  'staff-reviews': { title: 'staff-list.reviews-title', empty: 'staff-list.empty-reviews' },
  'staff-badges': { title: 'staff-list.badges-title', empty: 'staff-list.empty-badges' },
} as const;

/** People who wait for a guard's decision or for their badge; masked, because the queue behind can read along. */
export function WaitingList({ name, items, timeZone }: WaitingListProps) {
  const { t } = useStrings();
  const send = useIntent();
  const [turned, setTurned] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  // The list shortens while people are served; the last page may be gone.
  const page = Math.min(turned, pages - 1);
  return (
    <Page
      title={words[name].title}
      actions={
        pages > 1 && (
          <>
            <BigButton icon={ChevronLeft} isDisabled={page === 0} onPress={() => setTurned(page - 1)}>
              {t('staff-list.previous')}
            </BigButton>
            <BigButton
              icon={ChevronRight}
              iconAfter
              isDisabled={page === pages - 1}
              onPress={() => setTurned(page + 1)}
            >
              {t('staff-list.next')}
            </BigButton>
          </>
        )
      }
      navigation={
        <BigButton icon={ArrowLeft} onPress={() => send({ type: 'back' })}>
          {t('staff.menu')}
        </BigButton>
      }
    >
      {items.length === 0 && <Notice>{t(words[name].empty)}</Notice>}
      <ChoiceList label={t(words[name].title)}>
        {items.slice(page * perPage, (page + 1) * perPage).map(({ id, maskedName, badgeNumber, since }) => (
          <ChoiceCard
            key={id}
            icon={UserRound}
            title={`${maskedName}  ${badgeNumber}`}
            detail={t('staff-list.since', { time: localTime(since, timeZone) })}
            onChoose={() => send({ type: 'open-item', id })}
          />
        ))}
      </ChoiceList>
      {pages > 1 && <p aria-live="polite">{t('staff-list.page', { page: page + 1, of: pages })}</p>}
    </Page>
  );
}
