import { useState } from 'react';
import { UserX } from 'lucide-react';
import type { HostBody, HostView } from '../../../server/contract/people.ts';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { Empty } from '../../web/states/empty.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { Back } from '../parts/back.tsx';
import { HostFields } from './host-fields.tsx';
import { useHosts } from './use-hosts.ts';

const list = { room: 'hosts' } as const;

/** One host: a new one, or one that is changed. */
export function HostForm({ id }: { readonly id: string | undefined }) {
  const { t } = useStrings();
  const hosts = useHosts();
  const [isRetiring, setRetiring] = useState(false);
  const save = useAction((body: HostBody) =>
    id === undefined ? api.post('/hosts', body) : api.put(`/hosts/${id}`, body),
  );
  const retire = useAction(() => api.remove(`/hosts/${id ?? ''}`));
  const done = (words: string) => {
    toast(words);
    hosts.refresh();
    goTo(list);
  };
  const submit = async (body: HostBody) => {
    const result = await save.run(body);
    if (result?.ok) done(t('admin.saved'));
    return result;
  };
  const form = (host: HostView | undefined) => (
    <Panel>
      <HostFields
        host={host}
        busy={save.busy}
        fault={save.fault}
        onSave={submit}
        onCancel={() => goTo(list)}
      />
    </Panel>
  );
  return (
    <RoomPage
      title={t(id === undefined ? 'admin.hosts.add' : 'admin.hosts.change')}
      back={<Back to={list}>{t('console.room.hosts')}</Back>}
      tools={
        id !== undefined && (
          <Button kind="danger" icon={UserX} onPress={() => setRetiring(true)}>
            {t('admin.hosts.retire')}
          </Button>
        )
      }
    >
      <div className="narrow">
        {id === undefined ? (
          form(undefined)
        ) : (
          <QueryView query={hosts} lines={10}>
            {({ items }) => {
              const host = items.find((one) => one.id === id);
              return host ? form(host) : <Empty title={t('fault.not-found')} />;
            }}
          </QueryView>
        )}
      </div>
      {isRetiring && (
        <ConfirmDialog
          title={t('admin.hosts.retire')}
          action={t('admin.hosts.retire')}
          danger
          busy={retire.busy}
          fault={retire.fault}
          onConfirm={() =>
            void retire.run().then((result) => {
              if (result?.ok) done(t('admin.hosts.retired'));
            })
          }
          onClose={() => setRetiring(false)}
        >
          <p>{t('admin.hosts.retire-why')}</p>
        </ConfirmDialog>
      )}
    </RoomPage>
  );
}
