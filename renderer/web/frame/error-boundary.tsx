import { Component, type ReactNode } from 'react';
import { TriangleAlert } from 'lucide-react';
import { Button } from '../parts/button.tsx';
import { Empty } from '../states/empty.tsx';
import { useStrings } from '../strings.ts';

interface State {
  readonly failed: boolean;
}

/** Keeps the frame and its ways standing when a room breaks, or cannot be loaded because the line is down. Give it the room's name as key. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useStrings();
  return (
    <div role="alert">
      <Empty isPage title={t('web.broken')} icon={TriangleAlert}>
        <Button kind="primary" onPress={() => location.reload()}>
          {t('web.reload')}
        </Button>
      </Empty>
    </div>
  );
}
