import { useState } from 'react';
import { BookOpenText, Plus } from 'lucide-react';
import type { WebhookSecret, WebhookView } from '../../../server/contract/webhooks.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { Button } from '../../web/parts/button.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { useQuery } from '../../web/use-query.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookPage } from './webhook-page.tsx';
import { WebhookStateChip } from './webhook-state.tsx';

/** For other systems: who is called about what, and how to read the interface. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<WebhookSecret>();
  const webhooks = useQuery<{ readonly items: readonly WebhookView[] }>('/webhooks', {
    topics: ['webhook'],
    everyMs: 15_000,
  });
  const columns = useColumns();
  const chosen = webhooks.data?.items.find(({ id }) => id === place.path[0]);
  const secretDialog = secret && <SecretDialog secret={secret.secret} onClose={() => setSecret(undefined)} />;
  if (chosen)
    return (
      <>
        <WebhookPage key={chosen.id} webhook={chosen} onSecret={setSecret} onChanged={webhooks.refresh} />
        {secretDialog}
      </>
    );
  return (
    <RoomPage title={t('console.room.system')} hint={t('admin.system.hint')}>
      <Panel title={t('admin.system.interface')} hint={t('admin.system.interface-hint')}>
        <Stack gap="s">
          <p>
            <a href="/docs/" target="_blank" rel="noreferrer">
              <BookOpenText className="icon" aria-hidden /> {t('admin.system.read')}
            </a>
          </p>
          <p>
            <a href="/openapi.json" target="_blank" rel="noreferrer">
              {t('admin.system.openapi')}
            </a>
          </p>
        </Stack>
      </Panel>
      <Panel
        title={t('admin.webhooks.title')}
        hint={t('admin.webhooks.hint')}
        flush
        tools={
          <Button kind="primary" icon={Plus} onPress={() => setAdding(true)}>
            {t('admin.webhooks.add')}
          </Button>
        }
      >
        <QueryView query={webhooks} lines={4}>
          {({ items }) => (
            <DataTable
              label={t('admin.webhooks.title')}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              rowTo={({ id }) => ({ room: 'system', path: [id] })}
              empty={t('admin.webhooks.none')}
            />
          )}
        </QueryView>
      </Panel>
      {isAdding && (
        <WebhookDialog
          webhook={undefined}
          onSaved={(saved) => {
            setAdding(false);
            webhooks.refresh();
            if (saved) setSecret(saved);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {secretDialog}
    </RoomPage>
  );
}

function useColumns(): readonly Column<WebhookView>[] {
  const { t } = useStrings();
  return [
    { key: 'name', header: t('admin.webhooks.name'), cell: ({ name }) => name },
    { key: 'state', header: t('admin.state'), cell: (webhook) => <WebhookStateChip webhook={webhook} /> },
    { key: 'url', header: t('admin.webhooks.url'), cell: ({ url }) => url },
    { key: 'waiting', header: t('admin.webhooks.waiting'), align: 'end', cell: ({ waiting }) => waiting },
  ];
}
