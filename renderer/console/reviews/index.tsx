import type { RoomProps } from '../../web/frame/rooms.ts';
import { DetailPage } from './detail-page.tsx';
import { InvitePage } from './invite-page.tsx';
import { OwnHostPage } from './own-host-page.tsx';
import { QueuePage } from './queue-page.tsx';
import './reviews.css';

/** Requests for visits: the queue, one of them, inviting, and who stands in: `#/reviews[/<id>|/invite|/me]`. */
export function Room({ place }: RoomProps) {
  const [step] = place.path;
  if (step === 'invite') return <InvitePage />;
  if (step === 'me') return <OwnHostPage />;
  return step === undefined ? <QueuePage show={place.query['show']} /> : <DetailPage key={step} id={step} />;
}
