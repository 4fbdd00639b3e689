import { useState } from 'react';
import { Eye, LogOut, PencilLine, Printer } from 'lucide-react';
import type { DeskDetail, Revealed } from '../../../server/contract/reception.ts';
import { useAccount } from '../../web/core/session.ts';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Panel, Row, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { useQuery } from '../../web/use-query.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { Decide } from './decide.tsx';
import { History } from './history.tsx';
import { usePrintDesk } from './print/print-context.ts';
import { RevealDialog } from './reveal-dialog.tsx';
import { mayAct } from './roles.ts';
import { StateChip } from './visit-row.tsx';

export interface VisitPanelProps {
  readonly id: string;
  /** Opened to let the visitor out. */
  readonly isLeaving: boolean;
}

/** One visit at the desk: who, masked until asked for, and everything that can be done with it. */
export function VisitPanel({ id, isLeaving }: VisitPanelProps) {
  const query = useQuery<DeskDetail>(`/reception/visits/${id}`, { topics: ['visit'] });
  return (
    <QueryView query={query} lines={9}>
      {(visit) => <VisitSheet visit={visit} isLeaving={isLeaving && visit.state === 'inside'} />}
    </QueryView>
  );
}

function VisitSheet({ visit, isLeaving }: { readonly visit: DeskDetail; readonly isLeaving: boolean }) {
  const { t, local } = useStrings();
  const times = useTimes();
  const { role } = useAccount();
  const { print, busy } = usePrintDesk();
  const [dialog, setDialog] = useState<'reveal' | 'correct'>();
  const [shown, setShown] = useState<Revealed>();
  const leave = useAction(() => api.post(`/reception/visits/${visit.id}/check-out`));
  const stay = () => goTo({ room: 'reception', path: ['visit', visit.id] }, 'replace');
  const isMine = mayAct(role) && !visit.erased;
  const { host } = visit;
  const text = (value: string | undefined) => value ?? '';
  const rows = [
    ['badge', visit.badgeNumber],
    ['idNumber', shown?.idNumber ?? text(visit.maskedIdNumber)],
    ['phone', shown?.phone ?? text(visit.maskedPhone)],
    ['company', text(visit.company)],
    ['host', host ? `${host.name} · ${local(host.department)} · ${local(host.place)}` : ''],
    ['purpose', text(visit.purposeText)],
    ['companions', visit.companions > 0 ? String(visit.companions) : ''],
    ['registered', times.moment(visit.registeredAt)],
    ['expectedLeave', visit.expectedLeave === undefined ? '' : times.time(visit.expectedLeave)],
    ['left', visit.leftAt === undefined ? '' : times.moment(visit.leftAt)],
    ['copies', visit.copies > 0 ? t('desk.copies', { count: visit.copies }) : ''],
  ] as const;

  return (
    <Panel
      title={visit.erased ? t('desk.erased') : (shown?.name ?? visit.maskedName) || t('desk.no-name')}
      tools={<StateChip visit={visit} />}
    >
      <Stack>
        <Facts
          rows={rows
            .filter(([, value]) => value !== '')
            .map(([key, value]) => ({ key, label: t(`desk.fact.${key}`), value }))}
        />
        {visit.state === 'awaiting-review' && isMine && <Decide visit={visit} />}
        {isMine && (
          <Row>
            {visit.state === 'inside' && (
              <>
                <Button
                  kind={visit.badge === 'printed' ? 'secondary' : 'primary'}
                  icon={Printer}
                  busy={busy}
                  onPress={() => print([visit.id])}
                >
                  {t(visit.copies > 0 ? 'desk.print-again' : 'desk.print')}
                </Button>
                <Button
                  icon={LogOut}
                  onPress={() => goTo({ room: 'reception', path: ['visit', visit.id, 'leave'] }, 'replace')}
                >
                  {t('desk.leave')}
                </Button>
              </>
            )}
            <Button icon={PencilLine} onPress={() => setDialog('correct')}>
              {t('desk.correct')}
            </Button>
          </Row>
        )}
        {!visit.erased && !shown && (
          <Row>
            <Button kind="quiet" icon={Eye} onPress={() => setDialog('reveal')}>
              {t('desk.reveal')}
            </Button>
          </Row>
        )}
        <History history={visit.history} />
      </Stack>
      {dialog === 'reveal' && (
        <RevealDialog id={visit.id} onShown={setShown} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'correct' && <CorrectDialog visit={visit} onClose={() => setDialog(undefined)} />}
      {isLeaving && (
        <ConfirmDialog
          title={t('desk.leave-ask', { name: visit.maskedName, badge: visit.badgeNumber })}
          action={t('desk.leave')}
          busy={leave.busy}
          fault={leave.fault}
          onClose={stay}
          onConfirm={async () => {
            const done = await leave.run();
            if (!done?.ok) return;
            toast(t('desk.left-done', { name: visit.maskedName }));
            stay();
          }}
        >
          <p>{t('desk.leave-hint')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
