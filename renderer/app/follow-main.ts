import { bridge, onConnection } from '../bridge/index.ts';
import { speakLanguage } from '../strings/index.ts';
import { playCue } from '../ui/sound/index.ts';
import { acceptStatus, replaceStatus, setConnection, useKioskStore } from './store.ts';

/** Ties the store to main: the present status at once and after every reconnection, then each change. */
export function followMain(): void {
  bridge.on('kiosk.status', acceptStatus);
  bridge.on('kiosk.cue', playCue);
  onConnection((connection) => {
    setConnection(connection);
    // Main may be a new process that counts its revisions from the start, so its word replaces ours.
    if (connection === 'connected')
      bridge.call('kiosk.status', undefined).then(replaceStatus, () => undefined);
  });
  useKioskStore.subscribe(({ status }) => {
    if (!status) return;
    document.documentElement.lang = status.language;
    void speakLanguage(status.language);
  });
}
