import { useState } from 'react';
import { Notice } from '../../ui/notice.tsx';
import type { FeedbackAsked } from '../../../server/contract/feedback.ts';
import { ChoiceField } from '../../web/forms/choice-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { TextArea } from '../../web/forms/text-area.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';

const marks = ['5', '4', '3', '2', '1'] as const;
type Mark = (typeof marks)[number];

/** How the visit went (R29): two questions and room for a suggestion. Nothing ties the answer to the visit. */
export function Rate() {
  const { t } = useStrings();
  const [done, setDone] = useState(false);
  const fields = useFields<{ convenience: Mark | ''; privacy: Mark | ''; suggestion: string }>(
    { convenience: '', privacy: '', suggestion: '' },
    ({ convenience, privacy }) => ({
      ...(convenience === '' && { convenience: 'empty' }),
      ...(privacy === '' && { privacy: 'empty' }),
    }),
  );
  const send = useAction((words: FeedbackAsked) => api.post<unknown>('/portal/feedback', words));
  const submit = async () => {
    if (!fields.check()) return;
    const { convenience, privacy, suggestion } = fields.values;
    const answer = await send.run({
      ...{ convenience: Number(convenience), privacy: Number(privacy) },
      ...(suggestion.trim() !== '' && { suggestion: suggestion.trim() }),
    });
    if (answer?.ok) setDone(true);
  };
  if (done) return <Notice tone="good">{t('rate-web.thanks')}</Notice>;
  const choices = marks.map((value) => ({ value, label: t(`rate-web.mark-${value}`) }));
  return (
    <Panel title={t('rate-web.title')} hint={t('rate-web.hint')}>
      <Form
        onSubmit={() => void submit()}
        fault={send.fault}
        actions={
          <Button type="submit" kind="primary" wide busy={send.busy}>
            {t('rate-web.send')}
          </Button>
        }
      >
        <ChoiceField
          inline
          label={t('rate-web.convenience')}
          choices={choices}
          {...fields.bind('convenience')}
        />
        <ChoiceField inline label={t('rate-web.privacy')} choices={choices} {...fields.bind('privacy')} />
        <TextArea
          label={t('rate-web.suggestion')}
          hint={t('rate-web.suggestion-hint')}
          optional
          rows={3}
          maxLength={300}
          {...fields.bind('suggestion')}
        />
      </Form>
    </Panel>
  );
}
