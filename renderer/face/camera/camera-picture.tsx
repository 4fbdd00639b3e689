import { useEffect, useRef } from 'react';
import type { CameraHandle } from './open-camera.ts';
import './camera-picture.css';

/** What the camera sees, mirrored: hands and heads go where people expect them to. */
export function CameraPicture({ camera }: { readonly camera: CameraHandle }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.replaceChildren(camera.video), [camera]);
  return <div ref={place} className="camera-picture" aria-hidden />;
}
