import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { socketPath } from '../../preload/contract/wire.ts';
import { openLobby, type Lobby } from './support/lobby.ts';
import { inChromium, theBrowser } from './support/open-shell.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'security' });
});
afterAll(() => lobby?.close());

const personal = ['李样本', '310101190006151243', '13800000087'] as const;

test.runIf(inChromium)(
  'the address works once: another browser is refused, with it and without',
  async () => {
    const stranger = await (await theBrowser()).newContext();
    const page = await stranger.newPage();
    const { origin, address } = lobby.shell();
    for (const tried of [address, origin, `${origin}/index.html`, `${origin}/enter/guess`]) {
      const answer = await page.goto(tried);
      expect(answer?.status(), tried).toBe(403);
      expect(await page.content()).not.toContain('root');
    }
    await stranger.close();
  },
);

/** What an upgrade with these headers is answered with: a line, or the status of the refusal. */
function knock(headers: Record<string, string>): Promise<'open' | number> {
  return new Promise((resolve, reject) => {
    const line = new WebSocket(lobby.shell().origin.replace('http', 'ws') + socketPath, { headers });
    line.on('open', () => {
      line.terminate();
      resolve('open');
    });
    line.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    line.on('error', reject);
  });
}

// Even somebody who stole the cookie: a page of another origin gets no line, and neither does a program without one.
test.runIf(inChromium)(
  'a line is refused from another origin, without an origin, and without the cookie',
  async () => {
    const { origin } = lobby.shell();
    const [cookie] = await lobby.context().cookies();
    if (!cookie) throw new Error('the window has no cookie');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', domain: '127.0.0.1' });
    const own = `${cookie.name}=${cookie.value}`;
    expect(await knock({ cookie: own, origin: 'https://evil.example' })).toBe(403);
    expect(await knock({ cookie: own })).toBe(403);
    expect(await knock({ origin })).toBe(403);
    expect(await knock({ origin, cookie: `${cookie.name}=guess` })).toBe(403);
    await lobby.visitor.sees('home.title');
  },
);

// A whole visit with the lobby's own eyes on the window: where it talks to, what it complains of, what it keeps.
test('a whole visit leaves the machine nowhere, breaks no policy, and stores nothing in the window', async () => {
  const { visitor, staff, dock } = lobby;
  const titles = new Set<string>();
  const look = async () => {
    const page = lobby.page();
    titles.add(`${await page.title()} ${page.url()}`);
  };
  await look();
  await dock.putCard('walk-in');
  await visitor.agrees();
  await look();
  await visitor.answersEverything('13800000087');
  await look();
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-review.title');
  await look();
  await visitor.press('staff-review.approve');
  await visitor.sees('done.title-checked-in');
  await look();

  expect(titles.size).toBe(1);
  const kept = await lobby.page().evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookie: document.cookie,
  }));
  expect(kept).toEqual({ local: {}, session: {}, databases: [], caches: [], cookie: '' });
  const seen = JSON.stringify([...titles, await lobby.context().cookies()]);
  for (const one of personal) expect(seen).not.toContain(one);
  if (inChromium) expect([...lobby.shell().watch.hosts()]).toEqual(['127.0.0.1']);
  expect(lobby.shell().watch.complaints()).toEqual([]);
});

test('an inline script is stopped by the content policy', async () => {
  const ran = await lobby.page().evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    document.body.append(script);
    return 'inlineRan' in globalThis;
  });
  expect(ran).toBe(false);
  expect(lobby.shell().watch.complaints().join()).toContain('Content Security Policy');
});
