import { Gate } from '../web/frame/gate.tsx';
import { startPage } from '../web/frame/start-page.tsx';
import { HandheldFrame } from './frame.tsx';

await startPage(
  {
    'zh-CN': () => import('../strings/zh-cn/for-handheld.ts'),
    en: () => import('../strings/en/for-handheld.ts'),
  },
  <Gate>
    <HandheldFrame />
  </Gate>,
);

// Not before the page stands: the first visit should not wait for what the second one needs.
if ('serviceWorker' in navigator && import.meta.env.PROD)
  void navigator.serviceWorker.register('/handheld/sw.js', { scope: '/handheld/' });
