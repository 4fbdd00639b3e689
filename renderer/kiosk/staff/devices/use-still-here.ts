import { useEffect } from 'react';
import { useIntent } from '../../../app/use-intent.ts';

/** Often enough for the shortest time after which staff is signed out, and seldom enough not to be traffic. */
const everyMs = 4_000;

/**
 * A form is filled in without a word to main, which would take the quiet for absence: while somebody touches or types,
 * it is told so now and then. The dock beside the kiosk is no part of it.
 */
export function useStillHere(): void {
  const send = useIntent();
  useEffect(() => {
    let told = -everyMs;
    const touched = ({ timeStamp, target }: Event) => {
      if (timeStamp - told < everyMs) return;
      if (target instanceof Element && target.closest('.dock')) return;
      told = timeStamp;
      send({ type: 'still-here' });
    };
    window.addEventListener('pointerdown', touched);
    window.addEventListener('keydown', touched);
    return () => {
      window.removeEventListener('pointerdown', touched);
      window.removeEventListener('keydown', touched);
    };
  }, [send]);
}
