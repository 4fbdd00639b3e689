import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import './data-table.css';

export interface PagerProps {
  /** From 0. */
  readonly page: number;
  readonly pageSize: number;
  /** How many rows there are in all; unknown for lists that are read by a cursor. */
  readonly total?: number;
  /** Whether there are more, where the total is not known. */
  readonly hasMore?: boolean;
  readonly onPage: (page: number) => void;
}

/** Turns pages; stays where it is on the last one, so that the buttons do not move under a finger. */
export function Pager({ page, pageSize, total, hasMore = false, onPage }: PagerProps) {
  const { t } = useStrings();
  const isLast = total === undefined ? !hasMore : (page + 1) * pageSize >= total;
  const from = page * pageSize + 1;
  if (page === 0 && isLast) return null;
  return (
    <nav className="pager" aria-label={t('web.pages')}>
      <Button small icon={ChevronLeft} isDisabled={page === 0} onPress={() => onPage(page - 1)}>
        {t('page.previous')}
      </Button>
      <span className="pager__where" aria-live="polite">
        {total === undefined
          ? t('web.page', { page: page + 1 })
          : t('web.rows', { from, to: Math.min(total, from + pageSize - 1), total })}
      </span>
      <Button small icon={ChevronRight} iconAfter isDisabled={isLast} onPress={() => onPage(page + 1)}>
        {t('page.next')}
      </Button>
    </nav>
  );
}
