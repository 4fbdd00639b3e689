import { FlaskConical } from 'lucide-react';
import type { DemoView } from '../../../server/contract/demo.ts';
import { Icon } from '../../ui/icon.tsx';
import { Button } from '../parts/button.tsx';
import { Row } from '../parts/panel.tsx';
import { api } from '../services.ts';
import { FaultNotice } from '../states/fault-notice.tsx';
import { useStrings } from '../strings.ts';
import { useAction } from '../use-action.ts';
import { useQuery } from '../use-query.ts';
import { giveCode, signIn } from './account-api.ts';

type DemoPerson = DemoView['accounts'][number];

/** At a demonstration, whose server hands out its own keys: one touch is a whole sign-in, second factor and all. */
export function DemoPeople({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useStrings();
  const { data } = useQuery<DemoView>('/demo');
  const action = useAction(signInAs);
  const enter = async (person: DemoPerson) => {
    const answer = await action.run(person);
    if (answer?.ok) onSignedIn();
  };
  if (!data) return null;
  return (
    <section className="demo-people" aria-label={t('account.demo')}>
      <p className="demo-people__title">
        <Icon shape={FlaskConical} />
        {t('account.demo')}
      </p>
      <FaultNotice fault={action.fault} />
      <Row>
        {data.accounts.map((person) => (
          <Button key={person.login} small isDisabled={action.busy} onPress={() => void enter(person)}>
            {t('account.demo-person', { name: person.name, role: t(`account.role.${person.role}`) })}
          </Button>
        ))}
      </Row>
    </section>
  );
}

async function signInAs({ login, password }: DemoPerson) {
  const begun = await signIn(login, password);
  if (!begun.ok || begun.value.state !== 'second-factor') return begun;
  // A code lives half a minute; the one from when the page was opened is long gone.
  const fresh = await api.get<DemoView>('/demo');
  if (!fresh.ok) return fresh;
  const code = fresh.value.accounts.find((person) => person.login === login)?.code ?? '';
  return giveCode(code);
}
