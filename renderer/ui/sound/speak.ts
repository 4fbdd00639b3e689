import type { Language } from '../../../domain/policy/vocabulary.ts';

/** Slower than talk: the listener is new here and may be old. */
const rate = 0.9;

type Synthesis = Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'>;

/**
 * The voice for a language, or none. Only voices of the machine itself: a network voice would send the words away
 * and fail when the line is down.
 */
export function voiceFor(
  voices: readonly SpeechSynthesisVoice[],
  language: Language,
): SpeechSynthesisVoice | undefined {
  // Some systems write zh_CN. Cantonese (zh-HK, yue) is another spoken language and no substitute.
  const tagOf = (voice: SpeechSynthesisVoice) => voice.lang.replace('_', '-').toLowerCase();
  const local = voices.filter((voice) => voice.localService && !/^zh-(hk|mo|yue)/.test(tagOf(voice)));
  const wanted = language === 'zh-CN' ? ['zh-cn', 'zh-hans', 'cmn', 'zh'] : ['en-gb', 'en-us', 'en'];
  for (const tag of wanted) {
    const match = local.find((voice) => tagOf(voice) === tag || tagOf(voice).startsWith(`${tag}-`));
    if (match) return match;
  }
  return undefined;
}

/** What speaks on a machine; tests put their own in. */
export function createSpeaker(synthesis: Synthesis | undefined) {
  // Chromium looks for voices when it is first asked and has none until it found them.
  synthesis?.getVoices();
  return {
    /** Says a text of the catalogue and stops what was being said. Silent when no voice speaks the language. */
    speak(text: string, language: Language): void {
      if (!synthesis) return;
      synthesis.cancel();
      const voice = voiceFor(synthesis.getVoices(), language);
      if (!voice || text === '') return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rate;
      synthesis.speak(utterance);
    },
    hush(): void {
      synthesis?.cancel();
    },
  };
}

export const { speak, hush } = createSpeaker(globalThis.speechSynthesis);
