import { useState } from 'react';
import { instant } from '../../../domain/kernel/time.ts';
import { Notice } from '../../ui/notice.tsx';
import type { ReservationChange, ReservationMade } from '../../../server/contract/portal.ts';
import { Form } from '../../web/forms/form.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { api, now } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { PurposeField, purposeAsked, purposeErrors } from '../shared/purpose-field.tsx';
import { WhenFields } from '../shared/when-fields.tsx';
import { whenAsked, whenErrors, whenOf } from '../shared/when.ts';
import type { StatusProps } from './status-page.tsx';

/** Another time, another purpose. Who comes is put right under one's own data. */
export function ChangePage({ token, visit, site }: StatusProps) {
  const { t } = useStrings();
  const start = { ...whenOf(site, visit), purpose: visit.purpose, purposeText: visit.purposeText ?? '' };
  const [draft, setDraft] = useState(start);
  const [errors, setErrors] = useState<Readonly<Record<string, string | undefined>>>({});
  const send = useAction((change: ReservationChange) =>
    api.patch<ReservationMade>('/portal/reservation', change),
  );
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setErrors({});
  };
  const back = (to: string) => goTo({ room: 'r', path: [to] }, 'replace');
  const submit = async () => {
    const isMoved = draft.day !== start.day || draft.time !== start.time || draft.stay !== start.stay;
    const found = { ...(isMoved && whenErrors(site, draft, instant(now()))), ...purposeErrors(site, draft) };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const answer = await send.run({ ...(isMoved && whenAsked(site, draft)), ...purposeAsked(site, draft) });
    if (!answer?.ok) return;
    toast(t('status.changed'));
    back(answer.value.link.token);
  };
  return (
    <RoomPage title={t('status.change')}>
      {visit.changeIsReviewed && <Notice tone="care">{t('status.change-reviewed')}</Notice>}
      <Form
        onSubmit={() => void submit()}
        actions={
          <>
            <Button type="submit" kind="primary" wide busy={send.busy}>
              {t('status.save-change')}
            </Button>
            <Button wide onPress={() => back(token)}>
              {t('web.cancel')}
            </Button>
          </>
        }
      >
        <WhenFields site={site} when={draft} errors={errors} onChange={change} />
        <PurposeField site={site} value={draft} errors={errors} onChange={change} />
        <FaultNotice fault={send.fault} />
      </Form>
    </RoomPage>
  );
}
