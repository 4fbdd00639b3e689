import { useState } from 'react';
import { Check, Eye, X } from 'lucide-react';
import type { z } from 'zod';
import type { EntryView, entryRevealed } from '../../../server/contract/watchlist.ts';
import { Notice } from '../../ui/notice.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Panel, Row, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { Back } from '../parts/back.tsx';
import { ChooseDialog } from '../parts/choose-dialog.tsx';
import { useStaff } from '../parts/use-staff.ts';
import { EntryStateChip } from './entry-state.tsx';

type Revealed = z.infer<typeof entryRevealed>;
const purposes = ['decision', 'review', 'complaint'] as const;
const endings = ['settled', 'mistake', 'court'] as const;

/** One entry: who and why only after saying what for, the second person's decision, and its end. */
export function EntryDetail({ entry }: { readonly entry: EntryView }) {
  const { t } = useStrings();
  const [open, setOpen] = useState<'reveal' | 'end'>();
  const [revealed, setRevealed] = useState<Revealed>();
  const path = `/watchlist/${entry.id}`;
  const decide = useAction((decision: 'confirm' | 'refuse') => api.post(`${path}/decision`, { decision }));
  const end = useAction((reason: string) => api.post(`${path}/end`, { reason }));
  const reveal = useAction((purpose: string) => api.post<Revealed>(`${path}/reveal`, { purpose }));
  const isOpen = entry.state === 'proposed' || entry.state === 'running';
  const onDecide = async (decision: 'confirm' | 'refuse') => {
    const result = await decide.run(decision);
    if (result?.ok) toast(t(`admin.watchlist.decided.${decision}`));
  };
  const onReveal = async (purpose: string) => {
    const result = await reveal.run(purpose);
    if (!result?.ok) return;
    setRevealed(result.value);
    setOpen(undefined);
  };
  const onEnd = async (reason: string) => {
    const result = await end.run(reason);
    if (!result?.ok) return;
    setOpen(undefined);
    toast(t('admin.watchlist.ended'));
  };
  return (
    <RoomPage
      title={entry.name}
      back={<Back to={{ room: 'watchlist' }}>{t('console.room.watchlist')}</Back>}
      tools={
        isOpen && (
          <Button kind="danger" onPress={() => setOpen('end')}>
            {t(entry.state === 'proposed' ? 'admin.watchlist.withdraw' : 'admin.watchlist.end')}
          </Button>
        )
      }
    >
      <div className="narrow">
        <Stack gap="l">
          <Panel title={t('admin.watchlist.entry')}>
            <EntryFacts entry={entry} />
          </Panel>
          <Panel title={t('admin.watchlist.who')} hint={t('admin.watchlist.who-hint')}>
            {revealed ? (
              <Person person={revealed} />
            ) : (
              <Row>
                <Button icon={Eye} onPress={() => setOpen('reveal')}>
                  {t('admin.watchlist.reveal')}
                </Button>
              </Row>
            )}
          </Panel>
          {entry.state === 'proposed' && (
            <Panel title={t('admin.watchlist.second')}>
              {entry.mayConfirm ? (
                <Stack>
                  <p>{t('admin.watchlist.second-how')}</p>
                  <FaultNotice fault={decide.fault} />
                  <Row>
                    <Button
                      kind="primary"
                      icon={Check}
                      // Nobody agrees to what they have not read.
                      isDisabled={revealed === undefined}
                      busy={decide.busy}
                      onPress={() => void onDecide('confirm')}
                    >
                      {t('admin.watchlist.confirm')}
                    </Button>
                    <Button icon={X} busy={decide.busy} onPress={() => void onDecide('refuse')}>
                      {t('admin.watchlist.refuse')}
                    </Button>
                  </Row>
                </Stack>
              ) : (
                <Notice>{t('admin.watchlist.second-other')}</Notice>
              )}
            </Panel>
          )}
        </Stack>
      </div>
      {open === 'reveal' && (
        <ChooseDialog
          title={t('admin.watchlist.reveal')}
          action={t('admin.watchlist.reveal')}
          question={t('admin.watchlist.what-for')}
          choices={purposes.map((value) => ({ value, label: t(`admin.watch-purpose.${value}`) }))}
          busy={reveal.busy}
          fault={reveal.fault}
          onChoose={(purpose) => void onReveal(purpose)}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('admin.watchlist.reveal-noted')}</p>
        </ChooseDialog>
      )}
      {open === 'end' && (
        <ChooseDialog
          title={t('admin.watchlist.end')}
          action={t('admin.watchlist.end')}
          danger
          question={t('web.reason')}
          choices={endings.map((value) => ({ value, label: t(`admin.watch-end.${value}`) }))}
          busy={end.busy}
          fault={end.fault}
          onChoose={(reason) => void onEnd(reason)}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('admin.watchlist.end-why')}</p>
        </ChooseDialog>
      )}
    </RoomPage>
  );
}

function EntryFacts({ entry }: { readonly entry: EntryView }) {
  const { t } = useStrings();
  const times = useTimes();
  const { nameOf } = useStaff();
  const { confirmedBy } = entry;
  return (
    <Facts
      rows={[
        { key: 'state', label: t('admin.state'), value: <EntryStateChip entry={entry} /> },
        { key: 'reason', label: t('admin.watchlist.reason'), value: t(`admin.watch-reason.${entry.reason}`) },
        { key: 'until', label: t('admin.until'), value: entry.until },
        {
          key: 'proposed',
          label: t('admin.watchlist.proposed-by'),
          value: `${nameOf(entry.proposedBy)} · ${times.moment(entry.proposedAt)}`,
        },
        ...(confirmedBy === undefined
          ? []
          : [{ key: 'second', label: t('admin.watchlist.second'), value: nameOf(confirmedBy) }]),
        { key: 'hits', label: t('admin.watchlist.hits'), value: entry.hits },
      ]}
    />
  );
}

function Person({ person }: { readonly person: Revealed }) {
  const { t } = useStrings();
  const { name, idNumber, phone, grounds } = person;
  return (
    <Facts
      rows={[
        { key: 'name', label: t('admin.name'), value: name },
        ...(idNumber === undefined ? [] : [{ key: 'id', label: t('field.idNumber'), value: idNumber }]),
        ...(phone === undefined ? [] : [{ key: 'phone', label: t('field.phone'), value: phone }]),
        { key: 'grounds', label: t('admin.watchlist.grounds'), value: grounds },
      ]}
    />
  );
}
