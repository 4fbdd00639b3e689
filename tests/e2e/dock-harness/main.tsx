/// <reference types="vite/client" />
import '../staff-harness/fake-bridge.ts';
import { createRoot } from 'react-dom/client';
import { DockLayout } from '../../../renderer/devdock/dock-layout.tsx';
import { startStrings } from '../../../renderer/strings/index.ts';
import '../../../renderer/ui/base.css';
import '../../../renderer/ui/theme.css';

/** The dock beside an empty kiosk: `?simulated`, or a kiosk with real devices without it. */
await startStrings('en');
const root = document.querySelector('#root');
if (!root) throw new Error('No root');
createRoot(root).render(
  <DockLayout simulated={new URLSearchParams(location.search).has('simulated')}>
    <main className="stage">
      <h1>Kiosk</h1>
      <button type="button">A button of the kiosk</button>
    </main>
  </DockLayout>,
);
