import type { ReactNode } from 'react';
import type { ApiFault } from '../core/fault.ts';
import { ChoiceField, type Choice } from '../forms/choice-field.tsx';
import { Form } from '../forms/form.tsx';
import { TextArea } from '../forms/text-area.tsx';
import { useFields } from '../forms/use-fields.ts';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { Dialog } from './dialog.tsx';

export interface ReasonDialogProps<Reason extends string> {
  readonly title: string;
  readonly action: string;
  readonly danger?: boolean;
  /** Usual reasons to choose from; the words below are then optional. */
  readonly reasons?: readonly Choice<Reason>[];
  readonly maxLength?: number;
  readonly busy?: boolean;
  readonly fault?: ApiFault | undefined;
  readonly onDecide: (reason: { readonly reason: Reason | undefined; readonly words: string }) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A decision with its reason: stopped visits, rejections, dismissed alerts. None goes out without one. */
export function ReasonDialog<Reason extends string = string>(props: ReasonDialogProps<Reason>) {
  const { title, action, danger, reasons, maxLength = 200, busy, fault, onDecide, onClose } = props;
  const { t } = useStrings();
  const fields = useFields<{ reason: Reason | ''; words: string }>({ reason: '', words: '' }, (values) => ({
    ...(reasons && values.reason === '' && { reason: 'empty' }),
    ...(!reasons && values.words.trim() === '' && { words: 'empty' }),
  }));
  const submit = () => {
    if (!fields.check()) return;
    onDecide({ reason: fields.values.reason || undefined, words: fields.values.words.trim() });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {props.children}
      <Form
        onSubmit={submit}
        fault={fault}
        actions={
          <>
            <Button type="submit" kind={danger ? 'danger' : 'primary'} {...(busy !== undefined && { busy })}>
              {action}
            </Button>
            <Button onPress={onClose}>{t('web.cancel')}</Button>
          </>
        }
      >
        {reasons && <ChoiceField label={t('web.reason')} choices={reasons} {...fields.bind('reason')} />}
        <TextArea
          label={t(reasons ? 'web.reason-words' : 'web.reason')}
          optional={reasons !== undefined}
          rows={3}
          maxLength={maxLength}
          {...fields.bind('words')}
        />
      </Form>
    </Dialog>
  );
}
