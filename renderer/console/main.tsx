import { Gate } from '../web/frame/gate.tsx';
import { startPage } from '../web/frame/start-page.tsx';
import { ConsoleFrame } from './frame.tsx';

await startPage(
  {
    'zh-CN': () => import('../strings/zh-cn/for-console.ts'),
    en: () => import('../strings/en/for-console.ts'),
  },
  <Gate>
    <ConsoleFrame />
  </Gate>,
);
