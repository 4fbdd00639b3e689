import type { WebhookSecret, WebhookType, WebhookView } from '../../../server/contract/webhooks.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { CheckField } from '../../web/forms/check-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import '../parts/parts.css';
import { toast } from '../../web/toasts/toasts.ts';

/** What happens to one matter, as a system that follows it wants to hear of it. */
const groups: Readonly<
  Record<'reservations' | 'passes' | 'visits' | 'people' | 'house', readonly WebhookType[]>
> = {
  reservations: [
    'reservation.requested',
    'reservation.reviewed',
    'reservation.recorded',
    'reservation.cancelled',
    'reservation.expired',
  ],
  passes: ['pass.issued', 'pass.revoked', 'pass.used'],
  visits: ['visit.registered', 'visit.checked-in', 'visit.checked-out'],
  people: ['enrolment.recorded', 'enrolment.ended', 'subject.erased'],
  house: ['policy.published', 'device.fault', 'device.recovered'],
};
type Group = keyof typeof groups;
const names = Object.keys(groups) as Group[];

export interface WebhookDialogProps {
  readonly webhook: WebhookView | undefined;
  /** With the secret of a new one. */
  readonly onSaved: (secret: WebhookSecret | undefined) => void;
  readonly onClose: () => void;
}

export function WebhookDialog({ webhook, onSaved, onClose }: WebhookDialogProps) {
  const { t } = useStrings();
  const fields = useFields(
    {
      name: webhook?.name ?? '',
      url: webhook?.url ?? 'https://',
      events: (webhook?.events ?? groups.visits) as readonly string[],
    },
    ({ name, url, events }) => ({
      ...(name.trim() === '' && { name: 'empty' }),
      ...(!URL.canParse(url.trim()) && { url: 'bad-address' }),
      ...(events.length === 0 && { events: 'empty' }),
    }),
  );
  const { name, url, events } = fields.values;
  const body = { name: name.trim(), url: url.trim(), events };
  const save = useAction(() =>
    webhook
      ? api.put<undefined>(`/webhooks/${webhook.id}`, body)
      : api.post<WebhookSecret>('/webhooks', body),
  );
  const submit = async () => {
    if (!fields.check()) return;
    const result = await save.run();
    if (result && !result.ok) return fields.blame(result.error);
    if (!result) return;
    toast(t('admin.saved'));
    onSaved(webhook ? undefined : result.value);
  };
  const toggle = (group: Group, isOn: boolean) => {
    const others = events.filter((event) => !(groups[group] as readonly string[]).includes(event));
    fields.set('events', isOn ? [...others, ...groups[group]] : others);
  };
  return (
    <Dialog title={t(webhook ? 'admin.webhooks.change' : 'admin.webhooks.add')} onClose={onClose}>
      <Form
        onSubmit={() => void submit()}
        fault={save.fault}
        actions={
          <>
            <Button type="submit" kind="primary" busy={save.busy}>
              {t('admin.save')}
            </Button>
            <Button onPress={onClose}>{t('web.cancel')}</Button>
          </>
        }
      >
        <TextField label={t('admin.webhooks.name')} maxLength={60} {...fields.bind('name')} />
        <TextField
          label={t('admin.webhooks.url')}
          hint={t('admin.webhooks.url-hint')}
          maxLength={500}
          {...fields.bind('url')}
        />
        <fieldset className="field">
          <legend className="field__label">{t('admin.webhooks.events')}</legend>
          <div className="ticks">
            {names.map((group) => (
              <CheckField
                key={group}
                label={t(`admin.webhook-group.${group}`)}
                error={group === 'reservations' ? fields.bind('events').error : undefined}
                value={groups[group].every((event) => events.includes(event))}
                onChange={(isOn) => toggle(group, isOn)}
              />
            ))}
          </div>
        </fieldset>
      </Form>
    </Dialog>
  );
}
