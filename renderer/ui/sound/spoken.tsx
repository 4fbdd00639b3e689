import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStrings, type StringKey } from '../../strings/index.ts';
import { hush, speak } from './speak.ts';
import { playCue } from './play-cue.ts';

const ElderContext = createContext(false);

/** Screens inside read themselves aloud while elder mode is on. */
export function VoiceProvider({
  elder,
  children,
}: {
  readonly elder: boolean;
  readonly children: ReactNode;
}) {
  return <ElderContext value={elder}>{children}</ElderContext>;
}

/**
 * Reads a screen aloud when it appears in elder mode. Takes keys of the catalogue and fills nothing into them, so
 * no name and no number can be spoken into the lobby (DESIGN section 9).
 */
export function useSpokenScreen(title: StringKey, hint?: StringKey): void {
  const elder = useContext(ElderContext);
  useSpoken(elder, title, hint);
}

/** Says what changes on a screen, such as what to do next before the camera, each time it does. */
export function useSpokenWords(words: StringKey | undefined): void {
  const elder = useContext(ElderContext);
  useSpoken(elder && words !== undefined, words);
}

/** "Are you still there?" for eyes that look elsewhere: a sound and, in every mode, a voice. */
export function useIdleAnnouncement(warning: boolean, key: StringKey): void {
  useEffect(() => {
    if (warning) playCue('attention');
  }, [warning]);
  useSpoken(warning, key);
}

function useSpoken(now: boolean, ...keys: readonly (StringKey | undefined)[]): void {
  const { language } = useStrings();
  const { t } = useTranslation();
  const text = keys
    .filter((key) => key !== undefined)
    .map((key) => t(key, { skipInterpolation: true }))
    // A text with a gap for a value is for the eye only.
    .filter((part) => !part.includes('{{'))
    .join('\n');
  useEffect(() => {
    if (!now) return undefined;
    speak(text, language);
    return hush;
  }, [now, language, text]);
}
