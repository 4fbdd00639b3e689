import { Angry, ArrowLeft, Frown, Laugh, Meh, Smile, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { scores, type Score } from '../../domain/visit/rating.ts';
import { useStatus } from '../app/store.ts';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Icon, type IconShape } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { CardReminder } from './card-reminder.tsx';
import type { ScreenOf } from './screen-of.ts';
import './done.css';
import './rate.css';

const faces: Readonly<Record<Score, IconShape>> = { 1: Angry, 2: Frown, 3: Meh, 4: Smile, 5: Laugh };

/** One touch for an answer, one to go without; from good to poor in one size and one colour, so that none is pushed. */
export function Rate({ screen }: { readonly screen: ScreenOf<'rate'> }) {
  const { canGoBack } = useStatus();
  const { t } = useStrings();
  const send = useIntent();
  const { question, left } = screen;
  return (
    <Page
      title={`rate.title-${question}`}
      hint="rate.hint"
      layout="centred"
      navigation={
        <>
          {canGoBack && (
            <BigButton icon={ArrowLeft} onPress={() => send({ type: 'back' })}>
              {t('action.back')}
            </BigButton>
          )}
          <BigButton icon={X} onPress={() => send({ type: 'finish' })}>
            {t('rate.skip')}
          </BigButton>
        </>
      }
    >
      {left && question === 'convenience' && (
        <Notice tone="good" title={t('rate.left-title')}>
          {t('rate.left')}
        </Notice>
      )}
      <CardReminder />
      <div role="group" aria-label={t(`rate.title-${question}`)} className="rate-faces">
        {scores.toReversed().map((score) => (
          <Button key={score} className="rate-face" onPress={() => send({ type: 'rate', score })}>
            <Icon shape={faces[score]} className="rate-face__picture" />
            <span>{t(`rate.score-${score}`)}</span>
          </Button>
        ))}
      </div>
    </Page>
  );
}
