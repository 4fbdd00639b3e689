import { Wrench } from 'lucide-react';
import { useStatus } from '../app/store.ts';
import { useStrings } from '../strings/index.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import type { ScreenOf } from './screen-of.ts';
import './out-of-service.css';

/** Nothing can be registered here; the visitor is sent to people, the administrator is told why. */
export function OutOfService({ screen }: { readonly screen: ScreenOf<'out-of-service'> }) {
  const { t, local } = useStrings();
  const { site } = useStatus();
  return (
    <Page
      title="out-of-service.title"
      hint="out-of-service.hint"
      icon={Wrench}
      tone="problem"
      layout="centred"
    >
      <p className="out-of-service__desk">{local(site.helpDesk)}</p>
      <Notice tone="problem" title={t(`out-of-service.${screen.problem}`)}>
        {screen.detail}
      </Notice>
    </Page>
  );
}
