import type { Session, WebContents } from 'electron';
import type { Logger } from '../logging/logger.ts';

/**
 * Deny everything, then list the exceptions: the one page of this window and what belongs to it. Read together with
 * content-policy.ts, which says the same to the page itself.
 */
export interface Lockdown {
  session(session: Session): void;
  contents(contents: WebContents): void;
}

export function createLockdown(deps: {
  /** `yingbin://kiosk/`: everything the window may fetch starts like this. */
  readonly origin: string;
  readonly log: Logger;
  /** Lets the development tools load themselves. */
  readonly devTools: boolean;
  /** Whether what is on the screen looks through the kiosk's camera. */
  readonly mayUseCamera: () => boolean;
}): Lockdown {
  const { origin, log, devTools, mayUseCamera } = deps;
  const block = (what: string) => log.write('window.blocked', { what });
  const isOwn = (url: string) => url.startsWith(origin) || /^(data|blob):/.test(url);
  /** Origins come with and without the slash at their end. */
  const isPage = (url: string | undefined) => `${url ?? ''}/`.startsWith(origin);
  const mayLoad = (url: string) => isOwn(url) || (devTools && url.startsWith('devtools:'));

  return {
    session(session) {
      session.setPermissionCheckHandler(
        (_contents, permission, requestingOrigin, { mediaType }) =>
          permission === 'media' && mediaType === 'video' && mayUseCamera() && isPage(requestingOrigin),
      );
      session.setPermissionRequestHandler((_contents, permission, answer, details) => {
        const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
        const isCamera = permission === 'media' && media.length === 1 && media[0] === 'video';
        const allow = isCamera && mayUseCamera() && isPage(details.requestingUrl);
        if (!allow) block(`permission:${permission}`);
        answer(allow);
      });
      session.setDevicePermissionHandler(() => false);
      session.setSpellCheckerEnabled(false);
      session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
        const cancel = !mayLoad(url);
        if (cancel) block(`request:${resourceType}`);
        answer({ cancel });
      });
      session.on('will-download', (event) => {
        event.preventDefault();
        block('download');
      });
    },
    contents(contents) {
      contents.setWindowOpenHandler(() => {
        block('new-window');
        return { action: 'deny' };
      });
      // `data:` may be a picture but never a page; so here only the origin counts.
      contents.on('will-frame-navigate', (event) => {
        if (event.url.startsWith(origin)) return;
        event.preventDefault();
        block('navigation');
      });
      contents.on('will-redirect', (event) => {
        event.preventDefault();
        block('redirect');
      });
      contents.on('will-attach-webview', (event) => {
        event.preventDefault();
        block('webview');
      });
    },
  };
}
