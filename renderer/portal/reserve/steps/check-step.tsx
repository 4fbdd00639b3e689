import { Pencil, Send } from 'lucide-react';
import { Notice } from '../../../ui/notice.tsx';
import type { ReservationMade } from '../../../../server/contract/portal.ts';
import { maskNumber } from '../../../../domain/identity/mask.ts';
import { Button } from '../../../web/parts/button.tsx';
import { Facts } from '../../../web/parts/facts.tsx';
import { Panel, Stack } from '../../../web/parts/panel.tsx';
import { api } from '../../../web/services.ts';
import { FaultNotice } from '../../../web/states/fault-notice.tsx';
import { useStrings } from '../../../web/strings.ts';
import { useTimes } from '../../../web/times.ts';
import { useAction } from '../../../web/use-action.ts';
import { goTo } from '../../../web/use-place.ts';
import { forgetKept } from '../../shared/kept.ts';
import { ruleOf } from '../../shared/person.ts';
import { usePurposeWords } from '../../shared/purpose-field.tsx';
import { whenAsked } from '../../shared/when.ts';
import { draftName, reservationOf, type Draft } from '../draft.ts';
import { placeOfFault, type StepName } from '../rules.ts';
import type { StepPageProps } from '../step-page.tsx';

/** Everything once more, and sent once: the form's key makes a second press the same form. */
export function CheckStep({ site, draft, steps, setErrors, toStep, anew }: StepPageProps) {
  const { t, language } = useStrings();
  const send = useAction((form: Draft) =>
    api.post<ReservationMade>('/portal/reservations', reservationOf(site, form, language)),
  );
  const submit = async () => {
    const answer = await send.run(draft);
    if (!answer) return;
    if (answer.ok) {
      forgetKept(draftName);
      goTo({ room: 'r', path: [answer.value.link.token], query: { new: '1' } }, 'replace');
      scrollTo(0, 0);
      return;
    }
    const { key, fields } = answer.error;
    // This very form arrived before and was changed since: what is sent next is another one.
    if (key === 'key-used') return anew();
    const [first] = Object.entries(fields ?? {});
    if (!first) return;
    const { step, field } = placeOfFault(draft, first[0]);
    toStep(step);
    setErrors({ [field]: first[1] === 'wrong' ? wordFor(key) : first[1] });
  };
  const before = steps.at(-2);
  return (
    <Stack gap="l">
      <Summary site={site} draft={draft} toStep={toStep} steps={steps} />
      {site.reservation.documents.max > 0 && (
        <Notice>
          {t(site.reservation.documents.required ? 'reserve.documents-needed' : 'reserve.documents-later')}
        </Notice>
      )}
      <FaultNotice fault={send.fault} />
      <Stack>
        <Button kind="primary" wide icon={Send} busy={send.busy} onPress={() => void submit()}>
          {t('reserve.send')}
        </Button>
        {before && (
          <Button wide onPress={() => toStep(before)}>
            {t('action.back')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

/** The refusal's own word beside the field, where it has one. */
const words: Readonly<Record<string, string>> = { missing: 'empty', 'too-long': 'too-long-stay' };
const wordFor = (key: string): string => words[key] ?? key;

type SummaryProps = Pick<StepPageProps, 'site' | 'draft' | 'toStep' | 'steps'>;

function Summary({ site, draft, toStep, steps }: SummaryProps) {
  const { t } = useStrings();
  const times = useTimes();
  const purpose = usePurposeWords();
  const { from, until } = whenAsked(site, draft);
  const row = (key: string, label: string, value: string) => (value === '' ? [] : [{ key, label, value }]);
  const asks = (name: 'idNumber' | 'phone' | 'company') => ruleOf(site.fields, name) !== undefined;
  const sections: readonly { readonly step: StepName; readonly rows: ReturnType<typeof row> }[] = [
    {
      step: 'host',
      rows: [
        ...row('host', t('field.host'), draft.hostName),
        ...row('purpose', t('field.purpose'), draft.purpose === '' ? '' : purpose(site, draft)),
      ],
    },
    {
      step: 'time',
      rows: [
        ...row('from', t('reserve.arrive'), times.moment(from)),
        ...row('until', t('field.expectedLeave'), times.moment(until)),
      ],
    },
    {
      step: 'you',
      rows: [
        ...row('name', t('field.name'), draft.name.trim()),
        // A phone is looked at over shoulders.
        ...row('idNumber', t('field.idNumber'), asks('idNumber') ? maskNumber(draft.idNumber.trim()) : ''),
        ...row('phone', t('field.phone'), asks('phone') ? draft.phone.trim() : ''),
        ...row('company', t('field.company'), asks('company') ? draft.company.trim() : ''),
        ...row('email', t('reserve.email'), site.reservation.email ? draft.email.trim() : ''),
      ],
    },
    {
      step: 'companions',
      rows: row(
        'companions',
        t('reserve.with'),
        draft.companions.map(({ name }) => name.trim()).join(t('reserve.name-gap')) || t('reserve.nobody'),
      ),
    },
  ];
  return sections
    .filter(({ step }) => steps.includes(step))
    .map(({ step, rows }) => (
      <Panel
        key={step}
        title={t(`reserve.title-${step}`)}
        tools={
          <Button
            kind="quiet"
            small
            icon={Pencil}
            label={t('reserve.edit', { what: t(`reserve.title-${step}`) })}
            onPress={() => toStep(step)}
          />
        }
      >
        <Facts rows={rows} />
      </Panel>
    ));
}
