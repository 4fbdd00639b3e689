import { useState } from 'react';
import type { ReservationMade } from '../../../server/contract/portal.ts';
import { personFields } from '../../../domain/reservation/check-request.ts';
import { Form } from '../../web/forms/form.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import {
  consentAsked,
  consentErrors,
  ConsentFields,
  noConsent,
  type ConsentErrors,
} from '../shared/consent.tsx';
import type { StatusProps } from './status-page.tsx';

/** Somebody else filled in the form, or the notice has changed since: whoever agrees before they come is asked less at the entrance. */
export function Agree({ visit, site, refresh }: StatusProps) {
  const { t } = useStrings();
  const [consent, setConsent] = useState(noConsent);
  const [errors, setErrors] = useState<ConsentErrors>({});
  const send = useAction(() =>
    api.patch<ReservationMade>('/portal/reservation', { consent: consentAsked(site, consent) }),
  );
  const ticks = site.fields
    .filter(({ name, separateConsent }) => separateConsent && isAnswered(visit.visitor, name))
    .map(({ name }) => name);
  const submit = async () => {
    const found = consentErrors(ticks, 'no', consent);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const answer = await send.run();
    if (answer?.ok) refresh();
  };
  return (
    <Panel title={t('status.agree')} hint={t('status.agree-hint')}>
      <Form
        onSubmit={() => void submit()}
        fault={send.fault}
        actions={
          <Button type="submit" kind="primary" wide busy={send.busy}>
            {t('status.agree-now')}
          </Button>
        }
      >
        <ConsentFields
          site={site}
          ticks={ticks}
          guardian="maybe"
          value={consent}
          errors={errors}
          onChange={(change) => {
            setConsent((before) => ({ ...before, ...change }));
            setErrors({});
          }}
        />
      </Form>
    </Panel>
  );
}

function isAnswered(visitor: StatusProps['visit']['visitor'], name: string): boolean {
  const field = personFields.find((one) => one === name);
  return field === undefined || visitor[field] !== undefined;
}
