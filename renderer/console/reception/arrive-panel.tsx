import { useState } from 'react';
import { LogIn } from 'lucide-react';
import type {
  ArrivalsAsked,
  ArrivalsDone,
  DeskForm,
  Roster,
  RosterMember,
} from '../../../server/contract/reception.ts';
import { Notice } from '../../ui/notice.tsx';
import { Form } from '../../web/forms/form.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { Loading } from '../../web/states/loading.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { useQuery } from '../../web/use-query.ts';
import { consentOf, ConsentPart, noConsent } from './consent-part.tsx';
import { RosterRow, type RosterAnswer } from './roster-row.tsx';
import { usePrintDesk } from './print/print-context.ts';

/** Receiving whoever is agreed to come: one person, or those of a group who are here. */
export function ArrivePanel({ id }: { readonly id: string }) {
  const form = useQuery<DeskForm>('/reception/form').data;
  const query = useQuery<Roster>(`/reception/reservations/${id}`, { topics: ['reservation'] });
  return (
    <QueryView query={query} lines={9}>
      {({ members }) =>
        form ? <ArriveSheet id={id} form={form} members={members} /> : <Loading lines={9} />
      }
    </QueryView>
  );
}

interface ArriveSheetProps {
  readonly id: string;
  readonly form: DeskForm;
  readonly members: readonly RosterMember[];
}

function ArriveSheet({ id, form, members }: ArriveSheetProps) {
  const { t, local, language } = useStrings();
  const times = useTimes();
  const { print } = usePrintDesk();
  const isGroup = members.length > 1;
  const [answers, setAnswers] = useState<Readonly<Record<string, RosterAnswer>>>({});
  const [consent, setConsent] = useState(noConsent);
  const [tried, setTried] = useState(false);
  const arrive = useAction((asked: ArrivalsAsked) => api.post<ArrivalsDone>('/reception/arrivals', asked));
  const answerOf = (member: RosterMember): RosterAnswer =>
    answers[member.id] ?? { isHere: member.id === id, idNumber: '', phone: '' };
  const here = members.filter((member) => member.state === 'approved' && answerOf(member).isHere);
  const lead = members.find((member) => member.id === id) ?? members[0];
  const withGuardian = arrive.fault?.key === 'guardian-needed' || consent.guardian;
  if (!lead) return null;

  const submit = async () => {
    setTried(true);
    const separate = form.fields.filter(({ separateConsent }) => separateConsent).map(({ name }) => name);
    const agreed = consent.told && separate.every((name) => consent.separate.includes(name));
    const isWhole = here.every((member) =>
      member.missing.every((field) => answerOf(member)[field as 'idNumber' | 'phone'].trim() !== ''),
    );
    if (!agreed || !isWhole || here.length === 0) return;
    const answer = await arrive.run({
      arrivals: here.map((member) => {
        const { idNumber, phone } = answerOf(member);
        return {
          reservation: member.id,
          ...(idNumber.trim() !== '' && { idNumber }),
          ...(phone.trim() !== '' && { phone }),
        };
      }),
      consent: consentOf(form, consent, language),
    });
    if (!answer?.ok) return;
    const { visits, already } = answer.value;
    if (already.length > 0) toast(t('desk.already', { count: already.length }), 'care');
    const inside = visits.filter(({ state }) => state === 'inside').map((visit) => visit.id);
    toast(t('desk.arrived', { count: visits.length }));
    goTo({ room: 'reception', ...(visits[0] && { path: ['visit', visits[0].id] }) }, 'replace');
    if (inside.length > 0) print(inside);
  };

  const facts = [
    { key: 'time', label: t('desk.fact.time'), value: `${times.time(lead.from)}–${times.time(lead.until)}` },
    ...(lead.host
      ? [
          {
            key: 'host',
            label: t('desk.fact.host'),
            value: `${lead.host.name} · ${local(lead.host.department)} · ${local(lead.host.place)}`,
          },
        ]
      : []),
    ...(lead.company ? [{ key: 'company', label: t('desk.fact.company'), value: lead.company }] : []),
    ...(lead.companions > 0
      ? [{ key: 'companions', label: t('desk.fact.companions'), value: String(lead.companions) }]
      : []),
  ];
  return (
    <Panel title={isGroup ? t('desk.group-title', { count: members.length }) : lead.maskedName}>
      <Form
        fault={arrive.fault}
        onSubmit={() => void submit()}
        actions={
          <>
            <Button
              type="submit"
              kind="primary"
              icon={LogIn}
              busy={arrive.busy}
              isDisabled={!lead.open || here.length === 0}
            >
              {isGroup ? t('desk.arrive-count', { count: here.length }) : t('desk.arrive-print')}
            </Button>
            <Button onPress={() => goTo({ room: 'reception' }, 'replace')}>{t('web.cancel')}</Button>
          </>
        }
      >
        <Facts rows={facts} />
        {!lead.open && <Notice tone="care">{t('desk.not-open')}</Notice>}
        {members.every(({ state }) => state !== 'approved') && (
          <Notice tone="info">{t('desk.all-used')}</Notice>
        )}
        <ul className="desk-roster">
          {members.map((member) => (
            <li key={member.id}>
              <RosterRow
                member={member}
                isAlone={!isGroup}
                answer={answerOf(member)}
                tried={tried}
                onChange={(answer) => setAnswers((before) => ({ ...before, [member.id]: answer }))}
              />
            </li>
          ))}
        </ul>
        <ConsentPart
          form={form}
          value={consent}
          onChange={setConsent}
          error={tried}
          withGuardian={withGuardian}
        />
      </Form>
    </Panel>
  );
}
