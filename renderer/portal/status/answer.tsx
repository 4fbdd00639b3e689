import { useState } from 'react';
import { Send } from 'lucide-react';
import type { ReservationMade } from '../../../server/contract/portal.ts';
import { Form } from '../../web/forms/form.tsx';
import { TextArea } from '../../web/forms/text-area.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import type { StatusProps } from './status-page.tsx';

/** The visitor answers what the host asked: in words, with documents, or both. Sending it is what puts it before the host again. */
export function Answer({ visit, refresh }: StatusProps) {
  const { t } = useStrings();
  const [note, setNote] = useState(visit.note ?? '');
  const send = useAction(() =>
    api.patch<ReservationMade>('/portal/reservation', note.trim() === '' ? {} : { note: note.trim() }),
  );
  const submit = async () => {
    const answer = await send.run();
    if (!answer?.ok) return;
    toast(t('status.answered'));
    refresh();
  };
  return (
    <Panel title={t('status.answer')} hint={t('status.answer-hint')}>
      <Form
        onSubmit={() => void submit()}
        fault={send.fault}
        actions={
          <Button type="submit" kind="primary" wide icon={Send} busy={send.busy}>
            {t('status.send-answer')}
          </Button>
        }
      >
        <TextArea
          label={t('status.answer-words')}
          optional
          rows={3}
          maxLength={500}
          value={note}
          onChange={setNote}
        />
      </Form>
    </Panel>
  );
}
