import { useState } from 'react';
import { KeyRound, UserX } from 'lucide-react';
import type { StaffReply } from '../../../server/contract/staff.ts';
import { isStaffRole } from '../../../domain/access/roles.ts';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel, Row, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { Back } from '../parts/back.tsx';
import { StaffFields } from './staff-form.tsx';
import { StaffPin } from './staff-pin.tsx';
import type { StaffMember } from '../../../server/contract/staff.ts';

export interface StaffPageProps {
  readonly member: StaffMember;
  readonly onSaved: (reply: StaffReply) => void;
}

/** One member of staff: what is known, the PIN at the kiosks, a new link, and closing. */
export function StaffPage({ member, onSaved }: StaffPageProps) {
  const { t } = useStrings();
  const [asked, setAsked] = useState<'reset' | 'close'>();
  const path = `/staff/${member.staffId}`;
  const reset = useAction(() => api.post<StaffReply>(`${path}/reset`));
  const close = useAction(() => api.post(`${path}/close`));
  const onReset = async () => {
    const result = await reset.run();
    if (!result?.ok) return;
    setAsked(undefined);
    onSaved(result.value);
  };
  const onClose = async () => {
    const result = await close.run();
    if (!result?.ok) return;
    toast(t('admin.staff.closed'));
    goTo({ room: 'staff' });
  };
  return (
    <RoomPage
      title={member.name}
      back={<Back to={{ room: 'staff' }}>{t('console.room.staff')}</Back>}
      tools={
        <Button kind="danger" icon={UserX} onPress={() => setAsked('close')}>
          {t('admin.staff.close')}
        </Button>
      }
    >
      <div className="narrow">
        <Stack gap="l">
          <Panel title={t('admin.staff.person')}>
            <StaffFields member={member} onSaved={onSaved} />
          </Panel>
          {member.account && (
            <Panel title={t('admin.staff.reset')} hint={t('admin.staff.reset-why')}>
              <Row>
                <Button icon={KeyRound} onPress={() => setAsked('reset')}>
                  {t('admin.staff.reset')}
                </Button>
              </Row>
            </Panel>
          )}
          {isStaffRole(member.role) && member.code !== '' && (
            <Panel title={t('account.pin')} hint={t('account.pin-why')}>
              <StaffPin member={member} />
            </Panel>
          )}
        </Stack>
      </div>
      {asked === 'reset' && (
        <ConfirmDialog
          title={t('admin.staff.reset')}
          action={t('admin.staff.reset')}
          danger
          busy={reset.busy}
          fault={reset.fault}
          onConfirm={() => void onReset()}
          onClose={() => setAsked(undefined)}
        >
          <p>{t('admin.staff.reset-what')}</p>
        </ConfirmDialog>
      )}
      {asked === 'close' && (
        <ConfirmDialog
          title={t('admin.staff.close')}
          action={t('admin.staff.close')}
          danger
          busy={close.busy}
          fault={close.fault}
          onConfirm={() => void onClose()}
          onClose={() => setAsked(undefined)}
        >
          <p>{t('admin.staff.close-what')}</p>
        </ConfirmDialog>
      )}
    </RoomPage>
  );
}
