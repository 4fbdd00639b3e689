import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { CircleCheck, Printer, RotateCcw } from 'lucide-react';
import type { BadgeSheets } from '../../../../server/contract/reception.ts';
import { Dialog } from '../../../web/dialogs/dialog.tsx';
import { ChoiceField } from '../../../web/forms/choice-field.tsx';
import { Button } from '../../../web/parts/button.tsx';
import { Row } from '../../../web/parts/panel.tsx';
import { api } from '../../../web/services.ts';
import { FaultNotice } from '../../../web/states/fault-notice.tsx';
import { useStrings } from '../../../web/strings.ts';
import { useAction } from '../../../web/use-action.ts';
import { BadgeDrawing } from './badge-drawing.tsx';
import { badgeSizes, rememberedSize, rememberSize, type BadgeSizeName } from './badge-size.ts';
import { PrintContext } from './print-context.ts';
import { drawCode, type CodeDots } from './code-dots.ts';
import './print.css';

interface Run {
  readonly sheets: BadgeSheets['sheets'];
  readonly codes: readonly CodeDots[];
}

/**
 * Badges through the browser's own printing, at the size of the label: one run for a whole group. Every sheet that goes out is a copy in the
 * journal; what came of it, only whoever stands at the printer can say.
 */
export function PrintDesk({ children }: { readonly children: ReactNode }) {
  const { t } = useStrings();
  const [run, setRun] = useState<Run>();
  const [size, setSize] = useState<BadgeSizeName>(rememberedSize);
  const send = useAction((visits: readonly string[]) =>
    api.post<BadgeSheets>('/reception/badges', { visits: [...visits] }),
  );
  const tell = useAction((outcome: 'printed' | 'failed' | 'unconfirmed') =>
    api.post('/reception/badges/outcome', {
      badges: run?.sheets.map(({ visit, copy }) => ({ visit, copy })) ?? [],
      outcome,
    }),
  );
  const start = async (visits: readonly string[]) => {
    const answer = await send.run(visits);
    if (!answer?.ok) return;
    const { sheets } = answer.value;
    setRun({ sheets, codes: await Promise.all(sheets.map(({ code }) => drawCode(code))) });
  };
  useEffect(() => {
    // The sheets are on the page by now; the browser's own dialog holds the page until it is closed.
    if (run) window.print();
  }, [run]);
  const end = async (outcome: 'printed' | 'failed' | 'unconfirmed', again = false) => {
    const visits = run?.sheets.map(({ visit }) => visit) ?? [];
    const told = await tell.run(outcome);
    if (!told?.ok) return;
    setRun(undefined);
    if (again) await start(visits);
  };
  const parts = useMemo(
    () => ({ print: (visits: readonly string[]) => void start(visits), busy: send.busy }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `start` is the same act every time
    [send.busy],
  );

  return (
    <PrintContext value={parts}>
      {children}
      {send.fault && (
        <Dialog title={t('desk.print-fault')} onClose={send.clear}>
          <FaultNotice fault={send.fault} />
        </Dialog>
      )}
      {run && (
        <>
          <Dialog title={t('desk.printed-ask')} kind="alert" onClose={() => void end('unconfirmed')}>
            <p>
              {t('desk.printed-hint', {
                badges: run.sheets.map(({ badgeNumber }) => badgeNumber).join(' '),
                count: run.sheets.length,
              })}
            </p>
            <div className="badge-preview" aria-hidden>
              {run.sheets.slice(0, 1).map((sheet, at) => (
                <BadgeDrawing key={sheet.visit} sheet={sheet} code={run.codes[at]} size={badgeSizes[size]} />
              ))}
            </div>
            <ChoiceField
              label={t('desk.badge-size')}
              inline
              choices={Object.entries(badgeSizes).map(([value, { width, height }]) => ({
                value: value as BadgeSizeName,
                label: t('desk.badge-size-mm', { width, height }),
              }))}
              value={size}
              onChange={(next) => {
                setSize(next);
                rememberSize(next);
              }}
            />
            <FaultNotice fault={tell.fault} />
            <Row end>
              <Button icon={Printer} onPress={() => window.print()}>
                {t('desk.print-dialog')}
              </Button>
              <Button icon={RotateCcw} busy={tell.busy} onPress={() => void end('failed', true)}>
                {t('desk.print-failed')}
              </Button>
              <Button kind="primary" icon={CircleCheck} busy={tell.busy} onPress={() => void end('printed')}>
                {t('desk.print-good')}
              </Button>
            </Row>
          </Dialog>
          {createPortal(
            <div className={`badge-print badge-print--${size}`} aria-hidden>
              {run.sheets.map((sheet, at) => (
                <div key={sheet.visit} className="badge-print__sheet">
                  <BadgeDrawing sheet={sheet} code={run.codes[at]} size={badgeSizes[size]} />
                </div>
              ))}
            </div>,
            document.body,
          )}
        </>
      )}
    </PrintContext>
  );
}
