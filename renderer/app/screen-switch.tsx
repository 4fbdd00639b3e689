import { lazy, Suspense } from 'react';
import { unreachable } from '../../domain/kernel/exhaustive.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import { AlreadyInside } from '../kiosk/already-inside.tsx';
import { CardProblem } from '../kiosk/card-problem.tsx';
import { CheckOutConfirm } from '../kiosk/check-out-confirm.tsx';
import { CheckOut } from '../kiosk/check-out.tsx';
import { Confirm } from '../kiosk/confirm.tsx';
import { DocumentKind } from '../kiosk/document-kind.tsx';
import { DocumentMrz } from '../kiosk/document-mrz.tsx';
import { DocumentName } from '../kiosk/document-name.tsx';
import { DocumentNumber } from '../kiosk/document-number.tsx';
import { Done } from '../kiosk/done.tsx';
import { FaceAgain } from '../kiosk/face-again.tsx';
import { FaceChoice } from '../kiosk/face-choice.tsx';
import { FaceEnrol } from '../kiosk/face-enrol.tsx';
import { FaceStored } from '../kiosk/face-stored.tsx';
import { FaceWithdraw } from '../kiosk/face-withdraw.tsx';
import { Face } from '../kiosk/face.tsx';
import { Field } from '../kiosk/field.tsx';
import { Home } from '../kiosk/home.tsx';
import { Notice } from '../kiosk/notice.tsx';
import { OutOfService } from '../kiosk/out-of-service.tsx';
import { PassCard } from '../kiosk/pass-card.tsx';
import { PassProblem } from '../kiosk/pass-problem.tsx';
import { PhoneCard } from '../kiosk/phone-card.tsx';
import { PhoneWaiting } from '../kiosk/phone-waiting.tsx';
import { PrintProblem } from '../kiosk/print-problem.tsx';
import { PrintUnconfirmed } from '../kiosk/print-unconfirmed.tsx';
import { Rate } from '../kiosk/rate.tsx';
import { Reservation } from '../kiosk/reservation.tsx';
import { Review } from '../kiosk/review.tsx';
import { SaveProblem } from '../kiosk/save-problem.tsx';
import { StaffScreen } from '../kiosk/staff/staff-screen.tsx';
import { Waiting } from '../kiosk/waiting.tsx';
import { WelcomeBack } from '../kiosk/welcome-back.tsx';

// Only where a camera is agreed to; no cold start waits for it.
const FaceCheck = lazy(() =>
  import('../kiosk/face-check.tsx').then((module) => ({ default: module.FaceCheck })),
);

/** One component for each screen that main can name; a new name is a compile error here. */
export function ScreenSwitch({ status }: { readonly status: KioskStatus }) {
  const { screen } = status;
  switch (screen.name) {
    case 'home':
      return <Home screen={screen} />;
    case 'reading':
    case 'looking-up':
    case 'saving':
    case 'printing':
      return <Waiting screen={screen} />;
    case 'card-problem':
      return <CardProblem screen={screen} />;
    case 'document-kind':
      return <DocumentKind screen={screen} />;
    case 'document-mrz':
      return <DocumentMrz screen={screen} />;
    case 'document-number':
      return <DocumentNumber screen={screen} />;
    case 'document-name':
      return <DocumentName screen={screen} />;
    case 'pass-card':
      return <PassCard screen={screen} />;
    case 'pass-problem':
      return <PassProblem screen={screen} />;
    case 'phone-waiting':
      return <PhoneWaiting screen={screen} />;
    case 'phone-card':
      return <PhoneCard screen={screen} />;
    case 'reservation':
      return <Reservation screen={screen} />;
    case 'welcome-back':
      return <WelcomeBack screen={screen} />;
    case 'already-inside':
      return <AlreadyInside screen={screen} />;
    case 'notice':
      return <Notice screen={screen} />;
    case 'field':
      return <Field screen={screen} />;
    case 'confirm':
      return <Confirm screen={screen} />;
    case 'face':
      return <Face />;
    case 'face-choice':
      return <FaceChoice screen={screen} />;
    case 'face-check':
      return (
        <Suspense>
          <FaceCheck key={screen.ticket} screen={screen} />
        </Suspense>
      );
    case 'face-again':
      return <FaceAgain screen={screen} />;
    case 'face-enrol':
      return <FaceEnrol screen={screen} />;
    case 'face-withdraw':
      return <FaceWithdraw />;
    case 'face-stored':
      return <FaceStored screen={screen} />;
    case 'review':
      return <Review screen={screen} />;
    case 'save-problem':
      return <SaveProblem screen={screen} />;
    case 'print-problem':
      return <PrintProblem screen={screen} />;
    case 'print-unconfirmed':
      return <PrintUnconfirmed screen={screen} />;
    case 'done':
      return <Done screen={screen} />;
    case 'rate':
      return <Rate screen={screen} />;
    case 'check-out':
      return <CheckOut screen={screen} />;
    case 'check-out-confirm':
      return <CheckOutConfirm screen={screen} />;
    case 'out-of-service':
      return <OutOfService screen={screen} />;
    case 'staff-sign-in':
    case 'staff-menu':
    case 'staff-devices':
    case 'staff-reviews':
    case 'staff-badges':
    case 'staff-review':
    case 'staff-reject':
    case 'staff-release':
    case 'staff-face':
    case 'staff-face-reason':
    case 'staff-faces':
    case 'crew':
    case 'staff-skip':
    case 'staff-badge':
    case 'handwritten':
      return <StaffScreen screen={screen} status={status} />;
    default:
      return unreachable(screen);
  }
}
