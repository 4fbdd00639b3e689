import { useEffect, useState } from 'react';
import type { FacePictures } from '../../../preload/contract/face.ts';
import { bridge } from '../../bridge/index.ts';

/** Both pictures, asked for when the guard's screen opens and forgotten when it closes; no store ever holds them. */
export function useFacePictures(areThere: boolean): FacePictures | undefined {
  const [pictures, setPictures] = useState<FacePictures>();
  useEffect(() => {
    if (!areThere) return undefined;
    let isOpen = true;
    bridge.call('face.pictures', undefined).then(
      (answer) => isOpen && setPictures(answer),
      // Without them the guard compares the document itself, as ever.
      () => undefined,
    );
    return () => {
      isOpen = false;
      setPictures(undefined);
    };
  }, [areThere]);
  return pictures;
}
