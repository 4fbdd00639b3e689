import type { PhoneFormOpened, PhoneFormShown } from '../../../server/contract/phone-form.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { QueryView } from '../../web/states/query-view.tsx';
import { useQuery } from '../../web/use-query.ts';
import { PhoneQuestions } from './phone-questions.tsx';
import { ScanAgain } from './scan-again.tsx';
import { SentPage } from './sent-page.tsx';

/** While the visitor walks back to the kiosk, the phone says when it has gone on. */
const askAgainMs = 5_000;

/** The form in all its states: being filled in, waiting at the kiosk, taken over, too late. */
export function OpenForm({ opened }: { readonly opened: PhoneFormOpened }) {
  const site = useQuery<PortalSite>('/portal/site', { query: { site: opened.site } });
  const form = useQuery<PhoneFormShown>('/portal/form', { everyMs: askAgainMs });
  return (
    <QueryView query={site} lines={8}>
      {(rules) => (
        <QueryView query={form} lines={8}>
          {(shown) => {
            if (shown.state === 'opened')
              return <PhoneQuestions site={rules} form={shown} onSent={form.refresh} />;
            if (shown.state === 'expired') return <ScanAgain reason="form-over" />;
            return <SentPage form={shown} />;
          }}
        </QueryView>
      )}
    </QueryView>
  );
}
