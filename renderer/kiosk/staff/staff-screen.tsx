import { lazy, Suspense } from 'react';
import { unreachable } from '../../../domain/kernel/exhaustive.ts';
import type { KioskStatus, Screen } from '../../../domain/visit/status.ts';
import { Crew } from './crew.tsx';
import { FaceReason } from './face-reason.tsx';
import { Face } from './face.tsx';
import { Handwritten } from './handwritten.tsx';
import { Menu } from './menu.tsx';
import { PrintBadge } from './print-badge.tsx';
import { Reject } from './reject.tsx';
import { Release } from './release.tsx';
import { Review } from './review.tsx';
import { SignIn } from './sign-in.tsx';
import { Skip } from './skip.tsx';
import { WaitingList } from './waiting-list.tsx';
import './staff.css';

// Technicians and supervisors come seldom; nobody else waits for their pages.
const Faces = lazy(() => import('./faces/faces.tsx').then((module) => ({ default: module.Faces })));
const Devices = lazy(() => import('./devices/devices.tsx').then((module) => ({ default: module.Devices })));

export type StaffScreenName = Extract<Screen['name'], `staff-${string}` | 'handwritten' | 'crew'>;

export interface StaffScreenProps {
  readonly screen: Extract<Screen, { readonly name: StaffScreenName }>;
  readonly status: KioskStatus;
}

/** Everything behind the staff sign-in. */
export function StaffScreen({ screen, status }: StaffScreenProps) {
  switch (screen.name) {
    case 'staff-sign-in':
      return <SignIn screen={screen} />;
    case 'staff-menu':
      return <Menu screen={screen} />;
    case 'staff-devices':
      return (
        <Suspense>
          <Devices screen={screen} />
        </Suspense>
      );
    case 'staff-reviews':
    case 'staff-badges':
      return <WaitingList key={screen.name} {...screen} timeZone={status.site.timeZone} />;
    case 'staff-review':
      return <Review screen={screen} />;
    case 'staff-reject':
      return <Reject screen={screen} />;
    case 'staff-release':
      return <Release screen={screen} />;
    case 'staff-face':
      return <Face screen={screen} />;
    case 'staff-face-reason':
      return <FaceReason screen={screen} />;
    case 'staff-faces':
      return (
        <Suspense>
          <Faces />
        </Suspense>
      );
    case 'crew':
      return <Crew screen={screen} />;
    case 'staff-skip':
      return <Skip screen={screen} />;
    case 'staff-badge':
      return <PrintBadge screen={screen} />;
    case 'handwritten':
      return <Handwritten screen={screen} />;
    default:
      return unreachable(screen);
  }
}
