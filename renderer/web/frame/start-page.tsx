import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../ui/theme.css';
import '../theme.css';
import { startStrings, type Catalogues } from '../strings.ts';
import { ToastOutlet } from '../toasts/toast-outlet.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

/** Starts one of the three pages: its words, then its frame. */
export async function startPage(catalogues: Catalogues, frame: ReactNode): Promise<void> {
  await startStrings(catalogues);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>{frame}</ErrorBoundary>
      <ToastOutlet />
    </StrictMode>,
  );
}
