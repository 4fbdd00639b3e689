import { lazy, Suspense, type ReactNode } from 'react';
import { useSession } from '../core/session.ts';
import { session } from '../services.ts';
import { FaultNotice } from '../states/fault-notice.tsx';
import { usePlace } from '../use-place.ts';
import { DoorPage } from './door-page.tsx';
import { useSessionStart } from './use-session-start.ts';

const SignIn = lazy(async () => ({ default: (await import('../account/sign-in.tsx')).SignIn }));
const SetUp = lazy(async () => ({ default: (await import('../account/set-up.tsx')).SetUp }));
const Expired = lazy(async () => ({ default: (await import('../account/expired.tsx')).Expired }));

/** The door of the console and of the handheld: nothing behind it is drawn before the server said who is there. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { phase, fault } = useSession();
  const { room, path } = usePlace();
  useSessionStart();

  // A one-time link opens whoever is signed in here: it belongs to the person who got it.
  if (room === 'setup')
    return (
      <Suspense fallback={<DoorPage />}>
        <SetUp token={path[0] ?? ''} />
      </Suspense>
    );
  switch (phase) {
    case 'starting':
      return <DoorPage />;
    case 'unreachable':
      return (
        <DoorPage>
          <FaultNotice fault={fault} onRetry={() => void session.load()} />
        </DoorPage>
      );
    case 'signed-out':
      return (
        <Suspense fallback={<DoorPage />}>
          <SignIn />
        </Suspense>
      );
    case 'signed-in':
    case 'expired':
      return (
        <>
          <div className="gate" inert={phase === 'expired'}>
            {children}
          </div>
          {phase === 'expired' && (
            <Suspense>
              <Expired />
            </Suspense>
          )}
        </>
      );
  }
}
