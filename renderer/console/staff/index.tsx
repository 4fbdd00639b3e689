import { useState } from 'react';
import { Plus } from 'lucide-react';
import type { StaffList, StaffMember, StaffReply } from '../../../server/contract/staff.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { Button } from '../../web/parts/button.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { useQuery } from '../../web/use-query.ts';
import { goTo } from '../../web/use-place.ts';
import { LinkDialog } from './link-dialog.tsx';
import { StaffForm } from './staff-form.tsx';
import { StaffPage } from './staff-page.tsx';

/** Who works here, what they may do, and how they sign in. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const [link, setLink] = useState<StaffReply>();
  const staff = useQuery<StaffList>('/staff', { topics: ['staff'] });
  const columns = useColumns();
  const [step] = place.path;
  const chosen = staff.data?.staff.find(({ staffId }) => staffId === step);
  const saved = (reply: StaffReply) => {
    staff.refresh();
    if (reply.link) setLink(reply);
    else goTo({ room: 'staff' });
  };
  const shown = () => {
    setLink(undefined);
    goTo({ room: 'staff' });
  };
  const linkDialog = link && <LinkDialog reply={link} onClose={shown} />;
  if (step === 'new')
    return (
      <>
        <StaffForm member={undefined} onSaved={saved} />
        {linkDialog}
      </>
    );
  if (chosen)
    return (
      <>
        <StaffPage key={chosen.staffId} member={chosen} onSaved={saved} />
        {linkDialog}
      </>
    );
  return (
    <RoomPage
      title={t('console.room.staff')}
      hint={t('admin.staff.hint')}
      tools={
        <Button kind="primary" icon={Plus} onPress={() => goTo({ room: 'staff', path: ['new'] })}>
          {t('admin.staff.add')}
        </Button>
      }
    >
      <Panel flush>
        <QueryView query={staff} lines={8}>
          {(data) => (
            <DataTable
              label={t('console.room.staff')}
              columns={columns}
              rows={data.staff}
              rowKey={({ staffId }) => staffId}
              rowTo={({ staffId }) => ({ room: 'staff', path: [staffId] })}
              empty={t('admin.staff.none')}
            />
          )}
        </QueryView>
      </Panel>
    </RoomPage>
  );
}

function useColumns(): readonly Column<StaffMember>[] {
  const { t } = useStrings();
  return [
    { key: 'name', header: t('admin.name'), cell: ({ name }) => name },
    { key: 'role', header: t('account.role'), cell: ({ role }) => t(`account.role.${role}`) },
    { key: 'login', header: t('account.login'), cell: ({ account }) => account?.login ?? '–' },
    {
      key: 'state',
      header: t('admin.staff.sign-in'),
      cell: ({ account }) =>
        account ? (
          <Chip tone={account.state === 'active' ? 'good' : 'care'}>
            {t(`admin.account-state.${account.state}`)}
          </Chip>
        ) : (
          <Chip>{t('admin.account-state.none')}</Chip>
        ),
    },
    {
      key: 'factor',
      header: t('account.factor'),
      cell: ({ account }) => t(account?.secondFactor ? 'admin.yes' : 'admin.no'),
    },
    { key: 'code', header: t('admin.staff.code'), cell: ({ code }) => code || '–' },
  ];
}
