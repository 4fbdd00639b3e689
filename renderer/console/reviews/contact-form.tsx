import type { ContactAsked, OwnHost } from '../../../server/contract/reviews.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import { Form } from '../../web/forms/form.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';

export interface OwnHostProps {
  readonly host: OwnHost;
  readonly refresh: () => void;
}

/** Where requests for a visit are announced. */
export function ContactForm({ host, refresh }: OwnHostProps) {
  const { t } = useStrings();
  const { contact } = host;
  const fields = useFields({ phone: contact.phone ?? '', email: contact.email ?? '' }, ({ phone }) => {
    const checked = checkPhone(phone);
    return phone.trim() === '' || checked.ok ? {} : { phone: checked.error };
  });
  const save = useAction((asked: ContactAsked) => api.put<OwnHost>('/me/host/contact', asked));
  const submit = async () => {
    if (!fields.check()) return;
    const { phone, email } = fields.values;
    const answer = await save.run({
      ...(phone.trim() !== '' && { phone: phone.trim() }),
      ...(email.trim() !== '' && { email: email.trim() }),
      channels: contact.channels,
    });
    if (!answer?.ok) return fields.blame(answer?.error);
    toast(t('reviews.saved'));
    refresh();
  };
  return (
    <Panel title={t('reviews.contact')} hint={t('reviews.contact-hint')}>
      <Form
        onSubmit={() => void submit()}
        fault={save.fault}
        actions={
          <Button type="submit" kind="primary" busy={save.busy}>
            {t('reviews.save')}
          </Button>
        }
      >
        <div className="reviews__pair">
          <TextField label={t('field.phone')} kind="tel" optional maxLength={30} {...fields.bind('phone')} />
          <TextField
            label={t('reviews.email')}
            kind="email"
            optional
            maxLength={200}
            {...fields.bind('email')}
          />
        </div>
      </Form>
    </Panel>
  );
}
