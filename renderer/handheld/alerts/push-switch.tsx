import { useEffect, useState } from 'react';
import { BellRing } from 'lucide-react';
import { err } from '../../../domain/kernel/result.ts';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import { useQuery } from '../../web/use-query.ts';

type PushState = 'unknown' | 'on' | 'off' | 'cannot';

/** The worker of this very page, where the browser has pushes at all: over TLS, and on iPhones only once it is installed. */
async function findPushes(): Promise<PushManager | undefined> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker || !('PushManager' in globalThis)) return undefined;
  return (await serviceWorker.getRegistration('/handheld/'))?.pushManager;
}

/** Alerts also while the page is closed: asked for by a touch, as browsers want it, and ended by another. */
export function PushSwitch() {
  const { t } = useStrings();
  const { data } = useQuery<{ readonly publicKey?: string }>('/notifications/push');
  const [state, setState] = useState<PushState>('unknown');
  useEffect(() => {
    void findPushes()
      .then(async (pushes) => setState(pushes ? ((await pushes.getSubscription()) ? 'on' : 'off') : 'cannot'))
      .catch(() => setState('cannot'));
  }, []);

  const flip = useAction(async () => {
    const pushes = await findPushes();
    const known = await pushes?.getSubscription();
    if (known) {
      await known.unsubscribe();
      setState('off');
      return api.post<unknown>('/notifications/push/end', { endpoint: known.endpoint });
    }
    try {
      const made = await pushes?.subscribe({
        userVisibleOnly: true,
        applicationServerKey: data?.publicKey ?? '',
      });
      const sent = await api.post<unknown>('/notifications/push', made?.toJSON());
      if (sent.ok) setState('on');
      return sent;
    } catch {
      // The person said no, or the browser's push service cannot be reached from here.
      return err({ kind: 'refused', key: 'push-denied' } as const);
    }
  });

  if (data?.publicKey === undefined || state === 'unknown' || state === 'cannot') return null;
  return (
    <div className="push-switch">
      <p>{t(state === 'on' ? 'handheld.push-on' : 'handheld.push-off')}</p>
      <Button icon={BellRing} busy={flip.busy} onPress={() => void flip.run()}>
        {t(state === 'on' ? 'handheld.push-end' : 'handheld.push-begin')}
      </Button>
      <FaultNotice fault={flip.fault} />
    </div>
  );
}
