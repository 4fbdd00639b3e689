import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
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
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen
      isDismissable={kind === 'plain'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-sheet">
        <AriaDialog className="dialog-sheet__inner" role={kind === 'alert' ? 'alertdialog' : 'dialog'}>
          <header className="dialog-sheet__header">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button kind="quiet" small icon={X} label={t('web.close')} onPress={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
