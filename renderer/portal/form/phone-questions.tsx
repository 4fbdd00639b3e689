import { useEffect, useState } from 'react';
import { Send } from 'lucide-react';
import { instant } from '../../../domain/kernel/time.ts';
import type { PhoneFormShown } from '../../../server/contract/phone-form.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { Form } from '../../web/forms/form.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { api, now } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { useAction } from '../../web/use-action.ts';
import { ConsentFields } from '../shared/consent.tsx';
import { HostSearch } from '../shared/host-search.tsx';
import { forgetKept, keep, readKept } from '../shared/kept.ts';
import { ruleOf } from '../shared/person.ts';
import { PersonFields } from '../shared/person-fields.tsx';
import { PurposeField } from '../shared/purpose-field.tsx';
import {
  askedFields,
  emptyPhoneDraft,
  isPhoneDraft,
  leaveTimes,
  phoneAnswers,
  phoneErrors,
  phoneTicks,
  type PhoneDraft,
} from './answers.ts';

const keptName = 'form-answers';

export interface PhoneQuestionsProps {
  readonly site: PortalSite;
  readonly form: PhoneFormShown;
  readonly onSent: () => void;
}

/** Everything on one page: somebody stands in a lobby and wants to be done. */
export function PhoneQuestions({ site, form, onSent }: PhoneQuestionsProps) {
  const { t, language } = useStrings();
  const [draft, setDraft] = useState<PhoneDraft>(() => {
    const kept = readKept(keptName, isPhoneDraft);
    return kept?.form === form.id ? kept : emptyPhoneDraft(form.id);
  });
  const [errors, setErrors] = useState<Readonly<Record<string, string | undefined>>>({});
  useEffect(() => keep(keptName, draft), [draft]);
  const send = useAction((answers: ReturnType<typeof phoneAnswers>) =>
    api.put<PhoneFormShown>('/portal/form', answers),
  );
  const change = (part: Partial<PhoneDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setErrors((before) => ({
      ...before,
      ...Object.fromEntries(Object.keys(part).map((name) => [name, undefined])),
      ...(part.separate && Object.fromEntries(part.separate.map((name) => [name, undefined]))),
    }));
  };
  const submit = async () => {
    const found = phoneErrors(site, draft, instant(now()));
    setErrors(found);
    if (Object.values(found).some((error) => error !== undefined)) return;
    const answer = await send.run(phoneAnswers(site, draft, language));
    if (!answer?.ok) return;
    forgetKept(keptName);
    scrollTo(0, 0);
    onSent();
  };
  const asksHost = ruleOf(site.fields, 'host') && site.reservation.enabled;
  return (
    <RoomPage title={t('phone-page.title')} hint={t('phone-page.hint')}>
      <Form
        onSubmit={() => void submit()}
        actions={
          <Button type="submit" kind="primary" wide icon={Send} busy={send.busy}>
            {t('phone-page.send')}
          </Button>
        }
      >
        <PersonFields isOwner fields={askedFields(site)} person={draft} errors={errors} onChange={change} />
        {asksHost && (
          <>
            <HostSearch site={site} chosen={draft} onChoose={change} />
            <p className="phone-form__note">{t('phone-page.host-later')}</p>
          </>
        )}
        <PurposeField site={site} value={draft} errors={errors} onChange={change} />
        <Extras site={site} draft={draft} errors={errors} change={change} />
        <ConsentFields
          site={site}
          ticks={phoneTicks(site)}
          guardian="maybe"
          value={draft}
          errors={errors}
          onChange={change}
        />
        <FaultNotice fault={send.fault} />
      </Form>
    </RoomPage>
  );
}

interface ExtrasProps {
  readonly site: PortalSite;
  readonly draft: PhoneDraft;
  readonly errors: Readonly<Record<string, string | undefined>>;
  readonly change: (part: Partial<PhoneDraft>) => void;
}

function Extras({ site, draft, errors, change }: ExtrasProps) {
  const { t } = useStrings();
  const times = useTimes();
  const counts = Array.from({ length: site.maxCompanions + 1 }, (_, count) => String(count));
  const leave = leaveTimes(site, instant(now()));
  const chosen = Number(draft.leave);
  const offered = draft.leave === '' || leave.some((at) => at === chosen) ? leave : [chosen, ...leave];
  return (
    <>
      {ruleOf(site.fields, 'companions') && site.maxCompanions > 0 && (
        <SelectField
          label={t('field.companions')}
          options={counts.map((value) => ({ value, label: value }))}
          value={draft.companions}
          onChange={(companions) => change({ companions })}
        />
      )}
      {ruleOf(site.fields, 'expectedLeave') && (
        <SelectField
          label={t('field.expectedLeave')}
          placeholder={t('reserve.pick-time')}
          options={offered.map((at) => ({ value: String(at), label: times.time(at) }))}
          value={draft.leave}
          error={errors['leave']}
          onChange={(value) => change({ leave: value })}
        />
      )}
    </>
  );
}
