import type { ReactNode } from 'react';
import type { ApiFault } from '../core/fault.ts';
import { Button } from '../parts/button.tsx';
import { Row } from '../parts/panel.tsx';
import { FaultNotice } from '../states/fault-notice.tsx';
import { useStrings } from '../strings.ts';
import { Dialog } from './dialog.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  /** What it does, in words: the button says it again (`Revoke the pass`, never `OK`). */
  readonly action: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly fault?: ApiFault | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks once more, before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, action, danger, busy, fault, onConfirm, onClose, children } = props;
  const { t } = useStrings();
  return (
    <Dialog title={title} kind="alert" onClose={onClose}>
      {children}
      <FaultNotice fault={fault} />
      <Row end>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
        <Button
          kind={danger ? 'danger' : 'primary'}
          {...(busy !== undefined && { busy })}
          onPress={onConfirm}
        >
          {action}
        </Button>
      </Row>
    </Dialog>
  );
}
