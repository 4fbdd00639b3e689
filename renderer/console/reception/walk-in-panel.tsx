import { useState } from 'react';
import { UserRoundPlus } from 'lucide-react';
import { needsGuardian } from '../../../domain/reservation/check-request.ts';
import { instant, instantAt, localDay } from '../../../domain/kernel/time.ts';
import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import type { Arrived, DeskForm, WalkInAsked } from '../../../server/contract/reception.ts';
import { Form } from '../../web/forms/form.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api, newId, now } from '../../web/services.ts';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { useQuery } from '../../web/use-query.ts';
import { useFields } from '../../web/forms/use-fields.ts';
import { consentOf, ConsentPart, noConsent } from './consent-part.tsx';
import { usePrintDesk } from './print/print-context.ts';
import { WalkInFields, type WalkInValues } from './walk-in-fields.tsx';

/** Registering somebody without a reservation: the fields that the policy names, and no other. */
export function WalkInPanel() {
  const query = useQuery<DeskForm>('/reception/form', { topics: ['site', 'host'] });
  return (
    <QueryView query={query} lines={9}>
      {(form) => <WalkInSheet form={form} />}
    </QueryView>
  );
}

function WalkInSheet({ form }: { readonly form: DeskForm }) {
  const { t, language } = useStrings();
  const { timeZone } = useTimes();
  const { print } = usePrintDesk();
  const [key] = useState(() => newId().replaceAll('-', ''));
  const [consent, setConsent] = useState(noConsent);
  const [tried, setTried] = useState(false);
  const register = useAction((asked: WalkInAsked) => api.post<Arrived>('/reception/walk-ins', asked));
  const collects = (field: FieldName) => form.fields.some(({ name }) => name === field);
  const fields = useFields<WalkInValues>(
    {
      ...{ name: '', idKind: 'citizen-id', idNumber: '', phone: '', company: '', host: '', purpose: '' },
      ...{ purposeText: '', companions: '0', expectedLeave: '', noDocument: false },
    },
    (values) => missingIn(form, values),
  );
  const today = localDay(instant(now()), timeZone);
  const { values } = fields;
  const isChild = needsGuardian(
    { name: values.name, idKind: values.idKind, idNumber: values.idNumber || undefined },
    today,
  );

  const submit = async () => {
    setTried(true);
    const isWhole = fields.check();
    const separate = form.fields.filter(({ separateConsent }) => separateConsent).map(({ name }) => name);
    const agreed =
      consent.told &&
      separate.every((name) => consent.separate.includes(name)) &&
      (!isChild || consent.guardian);
    if (!isWhole || !agreed) return;
    const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
    const idNumber = given(values.idNumber);
    const asked: WalkInAsked = {
      key,
      visitor: {
        name: values.name,
        ...(idNumber !== undefined && { idKind: values.idKind, idNumber }),
        ...(given(values.phone) !== undefined && { phone: values.phone }),
        ...(given(values.company) !== undefined && { company: values.company }),
      },
      ...(values.host !== '' && { hostId: values.host }),
      ...(values.purpose !== '' && { purpose: values.purpose }),
      ...(values.purpose === 'other' && { purposeText: values.purposeText }),
      ...(collects('companions') && { companions: Number(values.companions) || 0 }),
      ...(values.expectedLeave !== '' && { expectedLeave: instantAt(today, values.expectedLeave, timeZone) }),
      consent: consentOf(form, consent, language),
      skipped:
        values.noDocument && collects('idNumber') ? [{ field: 'idNumber', reason: 'no-document' }] : [],
    };
    const answer = await register.run(asked);
    if (!answer?.ok) return fields.blame(answer?.error);
    const { visit } = answer.value;
    toast(t(visit.state === 'inside' ? 'desk.registered' : 'desk.registered-waiting'));
    goTo({ room: 'reception', path: ['visit', visit.id] }, 'replace');
    if (visit.state === 'inside') print([visit.id]);
  };

  return (
    <Panel title={t('desk.walk-in')}>
      <Form
        fault={register.fault}
        onSubmit={() => void submit()}
        actions={
          <>
            <Button type="submit" kind="primary" icon={UserRoundPlus} busy={register.busy}>
              {t('desk.register')}
            </Button>
            <Button onPress={() => goTo({ room: 'reception' }, 'replace')}>{t('web.cancel')}</Button>
          </>
        }
      >
        <WalkInFields form={form} fields={fields} />
        <ConsentPart form={form} value={consent} onChange={setConsent} error={tried} withGuardian={isChild} />
      </Form>
    </Panel>
  );
}

function missingIn(form: DeskForm, values: WalkInValues) {
  const excused = values.noDocument ? ['idNumber', 'companions'] : ['companions'];
  const missing = form.fields.filter(
    ({ name, required }) => required && !excused.includes(name) && values[name].trim() === '',
  );
  return {
    ...Object.fromEntries(missing.map(({ name }) => [name, 'empty'])),
    ...(values.purpose === 'other' && values.purposeText.trim() === '' && { purposeText: 'empty' }),
  };
}
