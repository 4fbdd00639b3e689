import { Checkbox } from 'react-aria-components';
import { Check, FileText, X } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Points } from '../ui/points.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './notice.css';

/**
 * Notice and consent (PIPL art. 14, 17, 29): the site's own sentences in reading size, a tick of its own for each
 * sensitive item, none of them set beforehand, and two answers of equal weight.
 */
export function Notice({ screen }: { readonly screen: ScreenOf<'notice'> }) {
  const { t, local } = useStrings();
  const send = useIntent();
  const { items } = screen;
  return (
    <Step
      title="notice.title"
      hint={items.length > 0 ? 'notice.tick-required' : 'notice.hint'}
      icon={FileText}
      layout="wide"
      canCancel={false}
      actions={
        <>
          <BigButton kind="primary-outline" icon={X} onPress={() => send({ type: 'decline' })}>
            {t('notice.decline')}
          </BigButton>
          <BigButton kind="primary" icon={Check} onPress={() => send({ type: 'agree' })}>
            {t('notice.agree')}
          </BigButton>
        </>
      }
    >
      <Points points={screen.points.map(local)} />
      <p className="notice-processor" data-part="points">
        {t('notice.processor', { name: local(screen.processor), contact: screen.contact })}
      </p>
      {items.map(({ item, ticked }) => (
        <Checkbox
          key={item}
          className="notice-tick"
          data-part="ticks"
          isSelected={ticked}
          onChange={(now) => send({ type: 'tick', item, ticked: now })}
        >
          <span className="notice-tick__box">{ticked && <Icon shape={Check} />}</span>
          {item === 'guardian' ? t('notice.guardian') : t('notice.item', { field: t(`field.${item}`) })}
        </Checkbox>
      ))}
    </Step>
  );
}
