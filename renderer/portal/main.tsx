import { startPage } from '../web/frame/start-page.tsx';
import { PortalFrame } from './frame.tsx';

await startPage(
  {
    'zh-CN': () => import('../strings/zh-cn/for-portal.ts'),
    en: () => import('../strings/en/for-portal.ts'),
  },
  <PortalFrame />,
);
