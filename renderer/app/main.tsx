import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/noto-sans-sc/index.css';
import './fonts.css';
import '../ui/base.css';
import '../ui/theme.css';
import { startStrings } from '../strings/index.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { followFaces } from './follow-faces.ts';
import { followMain } from './follow-main.ts';
import { followScanning } from './follow-scanning.ts';
import { reportFailure } from './report-failure.ts';

addEventListener('error', ({ error }) => reportFailure('window', error));
addEventListener('unhandledrejection', ({ reason }) => reportFailure('promise', reason));

await startStrings('zh-CN');
followMain();
followScanning();
followFaces();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
