import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSpeaker, voiceFor } from '../../../../renderer/ui/sound/speak.ts';

const voice = (lang: string, localService = true) =>
  ({ lang, localService, name: lang }) as SpeechSynthesisVoice;

class Utterance {
  voice?: SpeechSynthesisVoice;
  lang = '';
  rate = 1;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

beforeEach(() => void vi.stubGlobal('SpeechSynthesisUtterance', Utterance));
afterEach(() => void vi.unstubAllGlobals());

function machineWith(...voices: SpeechSynthesisVoice[]) {
  const did: string[] = [];
  const synthesis = {
    getVoices: () => voices,
    cancel: () => void did.push('cancel'),
    speak: (utterance: SpeechSynthesisUtterance) => void did.push(`${utterance.lang}: ${utterance.text}`),
  };
  return { did, ...createSpeaker(synthesis) };
}

test('speaks with the voice of the language and stops what was said before', () => {
  const { did, speak } = machineWith(voice('en-US'), voice('zh_CN'));
  speak('请刷身份证', 'zh-CN');
  speak('Please use your card', 'en');
  expect(did).toEqual(['cancel', 'zh_CN: 请刷身份证', 'cancel', 'en-US: Please use your card']);
});

test('is silent without a voice of that language, but still stops the other one', () => {
  const { did, speak } = machineWith(voice('en-US'));
  speak('请刷身份证', 'zh-CN');
  expect(did).toEqual(['cancel']);
});

test('is silent on a machine that cannot speak', () => {
  const { speak, hush } = createSpeaker(undefined);
  expect(() => {
    speak('请刷身份证', 'zh-CN');
    hush();
  }).not.toThrow();
});

test('never uses a voice of the network: the words would leave the lobby', () => {
  expect(voiceFor([voice('zh-CN', false)], 'zh-CN')).toBeUndefined();
});

test('Cantonese is no substitute for Mandarin', () => {
  expect(voiceFor([voice('zh-HK')], 'zh-CN')).toBeUndefined();
  expect(voiceFor([voice('zh-HK'), voice('zh-TW')], 'zh-CN')?.lang).toBe('zh-TW');
  expect(voiceFor([voice('cmn-Hans-CN')], 'zh-CN')?.lang).toBe('cmn-Hans-CN');
});
