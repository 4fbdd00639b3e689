export { playCue } from './play-cue.ts';
export { speak, hush } from './speak.ts';
export { useIdleAnnouncement, useSpokenScreen, VoiceProvider } from './spoken.tsx';
