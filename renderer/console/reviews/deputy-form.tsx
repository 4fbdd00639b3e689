import type { z } from 'zod';
import { instant, localDay } from '../../../domain/kernel/time.ts';
import type { deputies, DeputyAsked, OwnHost } from '../../../server/contract/reviews.ts';
import { useSite } from '../../web/core/session.ts';
import { ComboboxField } from '../../web/forms/combobox-field.tsx';
import { DateField } from '../../web/forms/date-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { api, now } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { useQuery } from '../../web/use-query.ts';
import type { OwnHostProps } from './contact-form.tsx';

/** Somebody who decides for a while: holidays should not let requests lapse. */
export function DeputyForm({ host, refresh }: OwnHostProps) {
  const { t } = useStrings();
  const end = useAction(() => api.remove<OwnHost>('/me/host/deputy'));
  const { deputy } = host;
  return (
    <Panel title={t('reviews.deputy')} hint={t('reviews.deputy-hint')}>
      <Stack>
        {deputy && (
          <div className="reviews__deputy">
            <p>{t('reviews.deputy-now', { name: deputy.name, from: deputy.from, until: deputy.until })}</p>
            <Button kind="danger" busy={end.busy} onPress={() => void end.run().then(refresh)}>
              {t('reviews.end-deputy')}
            </Button>
            <FaultNotice fault={end.fault} />
          </div>
        )}
        <ChooseDeputy refresh={refresh} />
      </Stack>
    </Panel>
  );
}

function ChooseDeputy({ refresh }: Pick<OwnHostProps, 'refresh'>) {
  const { t } = useStrings();
  const { timeZone } = useSite();
  const people = useQuery<z.infer<typeof deputies>>('/me/host/deputies');
  const today = localDay(instant(now()), timeZone);
  const fields = useFields({ staffId: '', from: today as string, until: '' }, ({ staffId, from, until }) => ({
    ...(staffId === '' && { staffId: 'host-not-chosen' }),
    ...(from === '' && { from: 'empty' }),
    ...(until === '' && { until: 'empty' }),
    ...(until !== '' && until < from && { until: 'wrong' }),
  }));
  const save = useAction((asked: DeputyAsked) => api.put<OwnHost>('/me/host/deputy', asked));
  const submit = async () => {
    if (!fields.check()) return;
    const { staffId, from, until } = fields.values;
    const answer = await save.run({ staffId, from, until } as DeputyAsked);
    if (!answer?.ok) return fields.blame(answer?.error);
    toast(t('reviews.saved'));
    fields.reset();
    refresh();
  };
  const items = (people.data?.people ?? []).map(({ staffId, name }) => ({ id: staffId, label: name }));
  return (
    <Form
      onSubmit={() => void submit()}
      fault={save.fault}
      actions={
        <Button type="submit" kind="primary" busy={save.busy}>
          {t('reviews.set-deputy')}
        </Button>
      }
    >
      <ComboboxField
        key={items.length}
        label={t('reviews.deputy-who')}
        items={items}
        {...fields.bind('staffId')}
        onChange={(staffId) => fields.set('staffId', staffId)}
      />
      <div className="reviews__pair">
        <DateField label={t('reviews.deputy-from')} min={today} {...fields.bind('from')} />
        <DateField label={t('reviews.deputy-until')} min={today} {...fields.bind('until')} />
      </div>
    </Form>
  );
}
