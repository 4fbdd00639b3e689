import type { ApiFault } from '../../web/core/fault.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { GloveButton } from './glove-button.tsx';
import './choose-dialog.css';

export interface ChooseDialogProps<Value extends string> {
  readonly title: string;
  readonly hint?: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly busy?: boolean;
  readonly fault?: ApiFault | undefined;
  readonly onChoose: (value: Value) => void;
  readonly onClose: () => void;
}

/** One of a few by one touch: the touch is the answer, nothing has to be confirmed. */
export function ChooseDialog<Value extends string>(props: ChooseDialogProps<Value>) {
  const { title, hint, choices, busy = false, fault, onChoose, onClose } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      {hint && <p className="choose-dialog__hint">{hint}</p>}
      <FaultNotice fault={fault} />
      <div className="choose-dialog__choices">
        {choices.map(({ value, label }) => (
          <GloveButton key={value} busy={busy} onPress={() => onChoose(value)}>
            {label}
          </GloveButton>
        ))}
      </div>
    </Dialog>
  );
}
