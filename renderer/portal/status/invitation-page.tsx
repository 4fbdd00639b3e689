import { useState } from 'react';
import { instant } from '../../../domain/kernel/time.ts';
import { personFields } from '../../../domain/reservation/check-request.ts';
import type { ReservationChange, ReservationMade } from '../../../server/contract/portal.ts';
import { Form } from '../../web/forms/form.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { api, now } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { consentAsked, consentErrors, ConsentFields, noConsent } from '../shared/consent.tsx';
import { nobody, personAsked, personErrors } from '../shared/person.ts';
import { PersonFields } from '../shared/person-fields.tsx';
import { PurposeField, purposeAsked, purposeErrors } from '../shared/purpose-field.tsx';
import { guardianOf, ticksOf } from '../reserve/rules.ts';
import { Documents } from './documents.tsx';
import type { StatusProps } from './status-page.tsx';

/** A host invited somebody: what the host could not know is filled in here, and agreed to. Then the visit is agreed. */
export function InvitationPage(props: StatusProps) {
  const { visit, site, refresh } = props;
  const { t, language, local } = useStrings();
  const times = useTimes();
  const [draft, setDraft] = useState({
    ...{ ...nobody, ...noConsent, name: visit.visitor.name },
    ...{ purpose: visit.purpose, purposeText: visit.purposeText ?? '' },
  });
  const [errors, setErrors] = useState<Readonly<Record<string, string | undefined>>>({});
  // What the host gave is masked here and stays as it is.
  const given = personFields.filter((field) => visit.visitor[field] !== undefined);
  const asked = site.fields.filter(({ name }) => !given.some((field) => field === name));
  const guardian = guardianOf(site, draft, instant(now()));
  const ticks = [
    ...ticksOf({ ...site, fields: asked }, draft),
    ...site.fields
      .filter(({ name, separateConsent }) => separateConsent && given.some((field) => field === name))
      .map(({ name }) => name),
  ];
  const send = useAction((change: ReservationChange) =>
    api.patch<ReservationMade>('/portal/reservation', change),
  );
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setErrors({});
  };
  const submit = async () => {
    const found = {
      ...personErrors(asked, draft, true),
      ...(visit.purpose === '' && purposeErrors(site, draft)),
      ...consentErrors(ticks, guardian, draft),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const answer = await send.run({
      ...{ language, visitor: personAsked(asked, draft), consent: consentAsked(site, draft) },
      ...(visit.purpose === '' && purposeAsked(site, draft)),
    });
    if (!answer?.ok) return;
    goTo({ room: 'r', path: [answer.value.link.token] }, 'replace');
    refresh();
  };
  return (
    <RoomPage
      title={t('invitation.title', { host: visit.host?.name ?? local(site.name) })}
      hint={t('invitation.hint')}
    >
      <Stack gap="l">
        <Panel>
          <Facts
            rows={[
              {
                ...{ key: 'when', label: t('status.when') },
                value: `${times.day(visit.from)} ${times.time(visit.from)}–${times.time(visit.until)}`,
              },
              ...(visit.host
                ? [
                    {
                      key: 'host',
                      label: t('field.host'),
                      value: `${visit.host.name} ${local(visit.host.department)}`,
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
        {visit.mayAttach && site.reservation.documents.max > 0 && <Documents {...props} />}
        <Form
          onSubmit={() => void submit()}
          actions={
            <Button type="submit" kind="primary" wide busy={send.busy}>
              {t('invitation.accept')}
            </Button>
          }
        >
          <PersonFields isOwner fields={asked} person={draft} errors={errors} onChange={change} />
          {visit.purpose === '' && (
            <PurposeField site={site} value={draft} errors={errors} onChange={change} />
          )}
          <ConsentFields
            site={site}
            ticks={ticks}
            guardian={guardian}
            value={draft}
            errors={errors}
            onChange={change}
          />
          <FaultNotice fault={send.fault} />
        </Form>
      </Stack>
    </RoomPage>
  );
}
