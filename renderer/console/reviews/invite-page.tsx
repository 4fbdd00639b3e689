import { useState } from 'react';
import { ArrowLeft, Send } from 'lucide-react';
import type { PortalSite } from '../../../server/contract/portal.ts';
import type { InvitationAsked, InvitationMade } from '../../../server/contract/reviews.ts';
import { Icon } from '../../ui/icon.tsx';
import { Form } from '../../web/forms/form.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { useAccount } from '../../web/core/session.ts';
import { api, newId } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { Loading } from '../../web/states/loading.tsx';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import { emptyInvitation, invitationErrors, invitationOf } from './invitation.ts';
import { InvitationFields } from './invitation-fields.tsx';
import { Invited } from './invited.tsx';
import { usePortalSite } from './use-purposes.ts';

/** Inviting somebody: the visitor gets a link and fills in what only they know. */
export function InvitePage() {
  const { t } = useStrings();
  const site = usePortalSite();
  return (
    <RoomPage
      title={t('reviews.invite')}
      hint={t('reviews.invite-hint')}
      back={
        <Link to={{ room: 'reviews' }} className="reviews__back">
          <Icon shape={ArrowLeft} />
          {t('reviews.back')}
        </Link>
      }
    >
      {site ? <InviteForm site={site} /> : <Loading lines={8} />}
    </RoomPage>
  );
}

const newKey = () => `${newId()}${newId()}`.replaceAll('-', '');

function InviteForm({ site }: { readonly site: PortalSite }) {
  const { t, language } = useStrings();
  const { hostId } = useAccount();
  const needsHost = hostId === undefined;
  const [key, setKey] = useState(newKey);
  const [made, setMade] = useState<InvitationMade>();
  const fields = useFields(emptyInvitation, (draft) => invitationErrors(site, draft, needsHost));
  const send = useAction((asked: InvitationAsked) => api.post<InvitationMade>('/invitations', asked));
  const submit = async () => {
    if (!fields.check()) return;
    const answer = await send.run(invitationOf(site, fields.values, { key, language, needsHost }));
    if (answer?.ok) setMade(answer.value);
    else fields.blame(answer?.error);
  };
  const again = () => {
    fields.reset();
    setKey(newKey());
    setMade(undefined);
  };
  if (made) return <Invited made={made} name={fields.values.name} onAgain={again} />;
  return (
    <Panel>
      <Form
        onSubmit={() => void submit()}
        actions={
          <Button type="submit" kind="primary" icon={Send} busy={send.busy}>
            {t('reviews.send-invitation')}
          </Button>
        }
      >
        <InvitationFields site={site} fields={fields} needsHost={needsHost} />
        <FaultNotice fault={send.fault} />
      </Form>
    </Panel>
  );
}
