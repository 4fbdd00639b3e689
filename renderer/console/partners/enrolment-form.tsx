import { addDays, instant, isLocalDay, localDay } from '../../../domain/kernel/time.ts';
import type { EnrolmentBody } from '../../../server/contract/partners.ts';
import { ChoiceField } from '../../web/forms/choice-field.tsx';
import { ComboboxField } from '../../web/forms/combobox-field.tsx';
import { DateField } from '../../web/forms/date-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api, now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { useHosts } from '../hosts/use-hosts.ts';
import { wrongNumber, wrongPhone } from '../parts/person-rules.ts';
import { Back } from '../parts/back.tsx';

type Category = EnrolmentBody['category'];
const list = { room: 'partners' } as const;
const kinds: readonly Category[] = ['long-term-partner', 'temporary-worker'];
/** A year for a partner, a month for a worker: where most agreements end. */
const usualDays: Readonly<Record<Category, number>> = { 'long-term-partner': 365, 'temporary-worker': 30 };

/** Somebody who may come by card alone until a day. */
export function EnrolmentForm({ category }: { readonly category: string | undefined }) {
  const { t, local } = useStrings();
  const { timeZone } = useTimes();
  const today = localDay(instant(now()), timeZone);
  const hosts = useHosts().data?.items ?? [];
  const first: Category = category === 'temporary-worker' ? category : 'long-term-partner';
  const fields = useFields(
    {
      ...{ category: first, personName: '', idNumber: '', phone: '', company: '', hostId: '' },
      from: today as string,
      until: addDays(today, usualDays[first]) as string,
    },
    ({ personName, idNumber, phone, company, hostId, from, until }) => ({
      ...(personName.trim() === '' && { personName: 'empty' }),
      ...wrongNumber(idNumber),
      ...(phone.trim() !== '' && wrongPhone(phone)),
      ...(company.trim() === '' && { company: 'empty' }),
      ...(hostId === '' && { hostId: 'host-not-chosen' }),
      ...(!isLocalDay(from) && { from: 'empty' }),
      ...((!isLocalDay(until) || until < from) && { until: 'ends-before' }),
    }),
  );
  const { phone, ...person } = fields.values;
  const save = useAction(() => api.post('/enrolments', { ...person, ...(phone.trim() !== '' && { phone }) }));
  const submit = async () => {
    if (!fields.check()) return;
    const result = await save.run();
    if (result && !result.ok) return fields.blame(result.error);
    if (!result) return;
    toast(t('admin.partners.added'));
    goTo(list);
  };
  const choose = (next: Category) => {
    fields.set('category', next);
    fields.set('until', addDays(today, usualDays[next]));
  };
  return (
    <RoomPage title={t('admin.partners.add')} back={<Back to={list}>{t('console.room.partners')}</Back>}>
      <div className="narrow">
        <Panel>
          <Form
            onSubmit={() => void submit()}
            fault={save.fault}
            actions={
              <>
                <Button type="submit" kind="primary" busy={save.busy}>
                  {t('admin.partners.enrol')}
                </Button>
                <Button onPress={() => goTo(list)}>{t('web.cancel')}</Button>
              </>
            }
          >
            <ChoiceField
              label={t('admin.partners.category')}
              choices={kinds.map((value) => ({
                value,
                label: t(`category.${value}`),
                hint: t(`admin.partners.category-hint.${value}`),
              }))}
              {...fields.bind('category')}
              onChange={choose}
            />
            <div className="pair">
              <TextField label={t('admin.name')} maxLength={60} {...fields.bind('personName')} />
              <TextField
                label={t('field.idNumber')}
                hint={t('admin.partners.number-hint')}
                maxLength={30}
                {...fields.bind('idNumber')}
              />
              <TextField label={t('field.company')} maxLength={80} {...fields.bind('company')} />
              <TextField
                label={t('field.phone')}
                kind="tel"
                optional
                maxLength={30}
                {...fields.bind('phone')}
              />
            </div>
            <ComboboxField
              label={t('field.host')}
              items={hosts.map(({ id, name, department }) => ({
                id,
                label: name,
                detail: local(department),
              }))}
              placeholder={t('web.type-to-search')}
              {...fields.bind('hostId')}
            />
            <div className="pair">
              <DateField label={t('admin.partners.from')} {...fields.bind('from')} />
              <DateField
                label={t('admin.partners.until')}
                min={fields.values.from}
                {...fields.bind('until')}
              />
            </div>
          </Form>
        </Panel>
      </div>
    </RoomPage>
  );
}
