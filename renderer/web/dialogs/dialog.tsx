import { useId, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { ModalBox } from './modal-box.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `alert`: has to be answered, a touch beside it does not close it. */
  readonly kind?: 'plain' | 'alert';
  readonly children: ReactNode;
}

/** Over the page until it is answered: the focus stays in it and goes back where it was. Draw it only while it is open. */
export function Dialog({ title, onClose, kind = 'plain', children }: DialogProps) {
  const { t } = useStrings();
  const id = useId();
  return (
    <ModalBox
      className="dialog"
      role={kind === 'alert' ? 'alertdialog' : 'dialog'}
      labelledBy={id}
      onEscape={onClose}
      {...(kind === 'plain' && { onBeside: onClose })}
    >
      <div className="dialog__sheet">
        <header className="dialog__header">
          <h2 id={id}>{title}</h2>
          <Button kind="quiet" small icon={X} label={t('web.close')} onPress={onClose} />
        </header>
        {children}
      </div>
    </ModalBox>
  );
}
