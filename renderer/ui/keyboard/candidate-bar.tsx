import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useStrings } from '../../strings/index.ts';
import { classNames } from '../class-names.ts';
import type { Candidate } from './pinyin/candidates.ts';
import { pagesOf } from './pinyin/pages.ts';

/** How many characters one page holds: one row, or the rows of the letter keys as well. */
const room = { closed: 8, open: 40 } as const;

interface CandidateBarProps {
  readonly letters: string;
  readonly candidates: readonly Candidate[];
  /** Open: the candidates lie where the letter keys were. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onTake: (candidate: Candidate) => void;
}

/** The characters that the typed letters can stand for, a page at a time. Its rows are always there: nothing jumps. */
export function CandidateBar({ letters, candidates, open, onOpen, onTake }: CandidateBarProps) {
  const { t } = useStrings();
  const pages = pagesOf(candidates, open ? room.open : room.closed);
  const { page, turnTo } = usePage(letters, open);

  return (
    <div className={classNames('candidates', open && 'candidates--open')}>
      <p className="candidates__head">
        <span className="candidates__letters">{letters}</span>
        <span aria-live="polite">
          {letters === ''
            ? t('keyboard.type-pinyin')
            : t(candidates.length === 0 ? 'keyboard.no-candidates' : 'keyboard.candidate-count', {
                total: candidates.length,
              })}
        </span>
      </p>
      <div className="candidates__row">
        <div className="candidates__list" role="group" aria-label={t('keyboard.candidates')}>
          {pages[page]?.map((candidate) => (
            <Button
              key={candidate.text}
              className={classNames('key', 'candidate', [...candidate.text].length > 1 && 'candidate--wide')}
              onPress={() => onTake(candidate)}
            >
              {candidate.text}
            </Button>
          ))}
        </div>
        {candidates.length > 0 && (
          <div className="candidates__paging">
            <Button
              className="key key--function candidates__turn"
              aria-label={t('keyboard.previous-page')}
              isDisabled={page === 0}
              onPress={() => turnTo(page - 1)}
            >
              ‹
            </Button>
            <Button
              className="key key--function candidates__turn"
              aria-label={t('keyboard.next-page')}
              isDisabled={page >= pages.length - 1}
              onPress={() => turnTo(page + 1)}
            >
              ›
            </Button>
            <Button className="key key--function" aria-expanded={open} onPress={() => onOpen(!open)}>
              {t(open ? 'keyboard.fewer' : 'keyboard.more')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** The page shown; other letters or another size begin at the first one again. */
function usePage(letters: string, open: boolean) {
  const of = `${letters} ${open}`;
  const [turned, setTurned] = useState({ of, page: 0 });
  return {
    page: turned.of === of ? turned.page : 0,
    turnTo: (page: number) => setTurned({ of, page }),
  };
}
