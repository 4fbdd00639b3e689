import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';
import { siteConfig, writeConfig } from './support/site-config.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'configuration-faults' });
});
afterAll(() => lobby?.close());

// An editor was killed half-way, or somebody typed a wrong port. A kiosk at work goes on with what it has; one that
// starts on a wrong value serves nobody until the value is right, and says where to look.
test('a wrong configuration keeps the kiosk closed with a reason, and a corrected one opens it without a restart', async () => {
  const { visitor, dock, album } = lobby;
  const good = siteConfig('medium');
  const wrong = { ...good, riskTier: 'extreme' };
  const heard = lobby.shell().said().length;
  writeFileSync(lobby.configFile, JSON.stringify(wrong));
  await lobby.shell().untilSaid('configuration refused', heard);
  await visitor.sees('home.title');

  await lobby.restart({ closed: true });
  await visitor.sees('out-of-service.title');
  await visitor.reads('riskTier');
  await album.keep('out-of-service');
  writeConfig(lobby.configFile, good);
  await visitor.sees('home.title');
  await lobby.devicesReady();
  await dock.putCard('partner');
  await visitor.sees('welcome-back.title');
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});

test('a torn configuration file does not close the kiosk: the last good copy runs', async () => {
  const { visitor, staff, album } = lobby;
  writeFileSync(lobby.configFile, JSON.stringify(siteConfig('medium')).slice(0, 700));
  await lobby.restart();
  await visitor.sees('home.title');
  await staff.opensMenu('guard');
  await album.keep('staff-are-told');
  await lobby.everybodyLeaves();
});
