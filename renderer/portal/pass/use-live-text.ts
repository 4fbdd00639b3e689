import { useEffect, useState } from 'react';
import { instant } from '../../../domain/kernel/time.ts';
import { livePeriodMs } from '../../../domain/pass/live-code.ts';
import type { OwnPass } from '../../../server/contract/portal.ts';
import { later, now } from '../../web/services.ts';
import { createLivePass, type LivePass } from './hmac.ts';

export interface LiveText {
  /** The code of this moment; none while it is made, or when the pass cannot be read. */
  readonly text: string | undefined;
  /** Until the next one, in whole seconds. */
  readonly secondsLeft: number;
  readonly isBroken: boolean;
  /** The server's clock, as far as this phone knows. */
  readonly serverNow: number;
}

/**
 * The rotating code, by the server's clock and without a line: phones whose clock is wrong show the right code all the same.
 * @param loadedAt the phone's clock when the server said `serverTime`
 */
export function useLiveText({ text, secret, serverTime }: OwnPass, loadedAt: number): LiveText {
  const [live, setLive] = useState<LivePass>();
  const [isBroken, setBroken] = useState(false);
  const [code, setCode] = useState<{ readonly text: string; readonly period: number }>();
  const [at, setAt] = useState(() => now());
  const offsetMs = serverTime - loadedAt;
  const serverNow = at + offsetMs;
  const period = Math.floor(serverNow / livePeriodMs);

  useEffect(() => {
    let gone = false;
    void createLivePass(text, secret).then((made) => {
      if (gone) return;
      if (made.ok) setLive(made.value);
      else setBroken(true);
    });
    return () => {
      gone = true;
    };
  }, [text, secret]);

  // To the next whole second: the ring moves evenly, and a phone that slept is right again at once.
  useEffect(() => later(1_000 - ((at + offsetMs) % 1_000), () => setAt(now())), [at, offsetMs]);

  useEffect(() => {
    if (!live) return undefined;
    let gone = false;
    void live.textAt(instant(period * livePeriodMs)).then((made) => {
      if (!gone) setCode({ text: made, period });
    });
    return () => {
      gone = true;
    };
  }, [live, period]);

  return {
    // One that is over is not shown for a moment longer.
    text: code?.period === period ? code.text : undefined,
    secondsLeft: Math.ceil((livePeriodMs - (serverNow % livePeriodMs)) / 1_000),
    isBroken,
    serverNow,
  };
}
