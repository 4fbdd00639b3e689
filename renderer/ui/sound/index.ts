export { playCue } from './play-cue.ts';
export { speak, hush } from './speak.ts';
export { useIdleAnnouncement, useSpokenScreen, useSpokenWords, VoiceProvider } from './spoken.tsx';
