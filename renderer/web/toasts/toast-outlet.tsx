import { CircleAlert, CircleCheck, TriangleAlert, X } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { dismiss, useToasts } from './toasts.ts';
import './toasts.css';

const icons = { good: CircleCheck, care: TriangleAlert, problem: CircleAlert };

/** Where toasts come in; there from the start, or a reader would not hear the first one. */
export function ToastOutlet() {
  const { t } = useStrings();
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className="toasts" role="status">
      {toasts.map(({ id, tone, words }) => (
        <div key={id} className={`toast toast--${tone}`}>
          <Icon shape={icons[tone]} />
          <span>{words}</span>
          <Button kind="quiet" small icon={X} label={t('web.dismiss')} onPress={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
