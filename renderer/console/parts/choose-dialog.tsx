import type { ReactNode } from 'react';
import type { ApiFault } from '../../web/core/fault.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { ChoiceField, type Choice } from '../../web/forms/choice-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { useStrings } from '../../web/strings.ts';

export interface ChooseDialogProps<Value extends string> {
  readonly title: string;
  /** Says again what it does. */
  readonly action: string;
  readonly danger?: boolean;
  readonly question: string;
  readonly choices: readonly Choice<Value>[];
  readonly busy: boolean;
  readonly fault: ApiFault | undefined;
  readonly onChoose: (value: Value) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A decision that is kept with one word why, and no sentence: the journal holds no free text in the open. */
export function ChooseDialog<Value extends string>(props: ChooseDialogProps<Value>) {
  const { title, action, danger, question, choices, busy, fault, onChoose, onClose, children } = props;
  const { t } = useStrings();
  const fields = useFields<{ value: Value | '' }>({ value: '' }, ({ value }) => ({
    ...(value === '' && { value: 'empty' }),
  }));
  const submit = () => {
    if (fields.check() && fields.values.value !== '') onChoose(fields.values.value);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <Form
        onSubmit={submit}
        fault={fault}
        actions={
          <>
            <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={busy}>
              {action}
            </Button>
            <Button onPress={onClose}>{t('web.cancel')}</Button>
          </>
        }
      >
        <ChoiceField label={question} choices={choices} {...fields.bind('value')} />
      </Form>
    </Dialog>
  );
}
