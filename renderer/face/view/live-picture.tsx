import { CameraPicture, type CameraHandle } from '../camera/index.ts';
import type { AttemptView } from '../session/attempt-view.ts';
import { Ring } from './ring.tsx';
import './live-picture.css';

interface LivePictureProps {
  /** Absent while it is being opened. */
  readonly camera: CameraHandle | undefined;
  readonly view: AttemptView;
}

/** The visitor as in a mirror. What is to be done stands in words beside it. */
export function LivePicture({ camera, view }: LivePictureProps) {
  return (
    <div className="live-picture">
      {camera && <CameraPicture camera={camera} />}
      <Ring progress={view.progress} move={view.phase === 'looking' ? view.move : undefined} />
    </div>
  );
}
