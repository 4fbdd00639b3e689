import type { Pushed, Worker } from './sw-types.ts';

/*
 * The handheld's service worker: the page itself opens without a line, and a push wakes the guard. It keeps the page's own
 * files and nothing else; answers of the server are about people and are never stored here.
 */

const worker = globalThis as unknown as Worker;

/** Filled in by the build: the page's files, and a name for this very set of them. */
declare const yingbinShell: { readonly version: string; readonly files: readonly string[] };

const page = '/handheld/';
const cacheName = `yingbin-handheld-${yingbinShell.version}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(yingbinShell.files.map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('yingbin-handheld-') && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  // A page of the server's is newer than the kept one; without a line (or with a very bad one) the kept one does.
  if (request.mode === 'navigate') event.respondWith(newestPage(request));
  else if (yingbinShell.files.includes(pathname)) event.respondWith(kept(request));
});

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

const patienceMs = 3_000;

async function newestPage(request: Request): Promise<Response> {
  const own = await caches.match(page);
  if (!own) return fetch(request);
  const tired = new Promise<Response>((resolve) => {
    setTimeout(() => resolve(own), patienceMs);
  });
  return Promise.race([fetch(request).then((answer) => (answer.ok ? answer : own)), tired]).catch(() => own);
}

worker.addEventListener('push', (event) => {
  const { id, title, text, link, urgent } = readNote(event.data);
  const options: NotificationOptions & { readonly vibrate?: readonly number[] } = {
    body: text,
    icon: '/handheld/icon-192.png',
    badge: '/handheld/icon-96.png',
    data: link,
    // An alarm stays until somebody answers it, and is felt in a pocket.
    requireInteraction: urgent,
    ...(urgent && { vibrate: [400, 150, 400, 150, 400] }),
    ...(id !== undefined && { tag: id }),
  };
  event.waitUntil(worker.registration.showNotification(title, options));
});

/** What server/channels/web-push sends, as far as it is shown here. */
interface Note {
  readonly id?: string;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly urgent: boolean;
}

/** A push that cannot be read still has to show something, or the browser stops them all. */
function readNote(data: Pushed['data']): Note {
  const start: Note = { title: '迎宾 Yingbin', text: '', link: `${page}#/alerts`, urgent: true };
  try {
    return { ...start, ...(data?.json() as Partial<Note> | null) };
  } catch {
    return start;
  }
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const asked = new URL(String(event.notification.data), location.origin);
  // Only ever our own page, whatever the note says.
  const link = asked.origin === location.origin && asked.pathname === page ? asked.href : page;
  event.waitUntil(
    worker.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (clients) => {
      const open = clients.find(({ url }) => new URL(url).pathname === page);
      if (!open) return worker.clients.openWindow(link);
      await open.navigate(link);
      return open.focus();
    }),
  );
});
