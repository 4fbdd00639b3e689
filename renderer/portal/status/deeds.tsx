import { useState } from 'react';
import { CalendarPlus, Link2, Pencil, ShieldCheck, Trash2 } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import type { OwnReservation } from '../../../server/contract/portal.ts';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { CheckField } from '../../web/forms/check-field.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { api, now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { saveFile } from '../shared/save-file.ts';
import { calendarFile } from './calendar.ts';
import '../shared/deeds.css';
import type { StatusProps } from './status-page.tsx';

/** What can be done with a reservation, the usual first. */
export function Deeds({ token, visit, site, refresh }: StatusProps) {
  const { t, local } = useStrings();
  const [asking, setAsking] = useState(false);
  const toCalendar = () => {
    const { id, from, until, host } = visit;
    const place = [local(site.name), host?.place ? local(host.place) : '']
      .filter((part) => part !== '')
      .join(' ');
    const text = calendarFile(
      { id, from, until, place, title: t('status.calendar-title', { site: local(site.name) }) },
      now(),
    );
    saveFile('visit.ics', 'text/calendar', text);
  };
  const isAhead = visit.mayChange;
  return (
    <Panel title={t('status.deeds')}>
      <div className="deeds">
        <Button
          wide
          icon={Link2}
          onPress={() => void share(t('status.share-title'), t('status.copied'), t('status.not-copied'))}
        >
          {t('status.keep-link')}
        </Button>
        {isAhead && (
          <Button wide icon={CalendarPlus} onPress={toCalendar}>
            {t('status.calendar')}
          </Button>
        )}
        {visit.mayChange && (
          <Link to={{ room: 'r', path: [token, 'change'] }} className="button button--wide">
            <Icon shape={Pencil} />
            {t('status.change')}
          </Link>
        )}
        <Link to={{ room: 'own-data', path: [token] }} className="button button--wide">
          <Icon shape={ShieldCheck} />
          {t('status.own-data')}
        </Link>
        {visit.mayCancel && (
          <Button wide kind="danger" icon={Trash2} onPress={() => setAsking(true)}>
            {t('status.cancel')}
          </Button>
        )}
      </div>
      {asking && <Cancel visit={visit} refresh={refresh} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

/** The link is the only way back here: without an account it must be easy to keep. */
async function share(title: string, copied: string, notCopied: string): Promise<void> {
  const url = location.href.replace(/\?new=1$/, '');
  try {
    if (typeof navigator.share === 'function') return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    toast(copied);
  } catch (error) {
    // Put away by the visitor's own hand is no failure.
    if (!(error instanceof DOMException && error.name === 'AbortError')) toast(notCopied, 'care');
  }
}

interface CancelProps {
  readonly visit: OwnReservation;
  readonly refresh: () => void;
  readonly onClose: () => void;
}

function Cancel({ visit, refresh, onClose }: CancelProps) {
  const { t } = useStrings();
  const leads = visit.group.length > 0;
  const [wholeGroup, setWholeGroup] = useState(leads);
  const cancel = useAction(() => api.post<OwnReservation>('/portal/reservation/cancel', { wholeGroup }));
  const confirm = async () => {
    const answer = await cancel.run();
    if (!answer?.ok) return;
    refresh();
    onClose();
  };
  return (
    <ConfirmDialog
      danger
      title={t('status.cancel-title')}
      action={t('status.cancel')}
      busy={cancel.busy}
      fault={cancel.fault}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Stack>
        <p>{t('status.cancel-hint')}</p>
        {leads && <CheckField label={t('status.cancel-group')} value={wholeGroup} onChange={setWholeGroup} />}
      </Stack>
    </ConfirmDialog>
  );
}
