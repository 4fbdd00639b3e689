import { Component, type ErrorInfo, type ReactNode } from 'react';
import { CrashScreen } from './crash-screen.tsx';
import { reportFailure } from './report-failure.ts';

/** How long the visitor can read what happens before the window loads itself anew. */
const reloadAfterMs = 4_000;

interface State {
  readonly failed: boolean;
}

/** The last net: main holds the visit, so loading the window anew brings the same screen back. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    const component = /at (\w+)/.exec(componentStack ?? '')?.[1] ?? 'unknown';
    reportFailure(`render ${component}`, error);
    setTimeout(() => location.reload(), reloadAfterMs);
  }

  override render(): ReactNode {
    return this.state.failed ? <CrashScreen onReload={() => location.reload()} /> : this.props.children;
  }
}
