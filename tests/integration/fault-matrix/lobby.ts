import type { DeviceHealth } from '../../../domain/device/report.ts';
import type { DeviceKind } from '../../../domain/device/vocabulary.ts';
import type { IdentityDocument } from '../../../domain/identity/document.ts';
import type { Setting } from '../../../domain/visit/state.ts';
import type { CardProblem } from '../../../domain/visit/status.ts';
import { createDeviceRegistry, type DeviceRegistry } from '../../../main/devices/health/registry.ts';
import { createDeviceNews, type DeviceNews } from '../../../main/flow/device-news.ts';
import { silentLogger } from '../../../main/logging/logger.ts';
import type { NotedFact } from '../../../main/storage/store.ts';
import { createStory, type Story } from '../../support/visit/story.ts';

/** The machine with the devices' news in front of it, as main/flow joins them. Drivers are the devices' own tests' business. */
export interface Lobby {
  readonly story: Story;
  readonly news: DeviceNews;
  readonly registry: DeviceRegistry;
  /** Facts the devices caused for the ledger, in order. */
  readonly facts: NotedFact[];
  /** What the reader makes of the card it is given. */
  card: 'readable' | CardProblem;
  add(id: string, kind: DeviceKind, health: DeviceHealth): void;
  putCard(document: IdentityDocument): void;
}

/** One device of each kind, all of them ready. */
export function createLobby(setting: Setting): Lobby {
  const story = createStory(setting);
  const facts: NotedFact[] = [];
  const registry = createDeviceRegistry(story.now);
  const news = createDeviceNews({
    registry,
    dispatch: story.send,
    note: (fact) => facts.push(fact),
    log: silentLogger,
    now: story.now,
  });
  const lobby: Lobby = {
    ...{ story, news, registry, facts },
    card: 'readable',
    add(id, kind, health) {
      registry.add({ id, kind, driver: 'test', link: 'test' }, {});
      news.health(id, health);
    },
    putCard(document) {
      news.card({ type: 'card-found' });
      if (lobby.card === 'readable') news.card({ type: 'card-read', document, lastByteAtMs: 0 });
      else news.card({ type: 'card-failed', problem: lobby.card });
      news.card({ type: 'card-removed' });
    },
  };
  lobby.add('reader-1', 'id-reader', 'ready');
  lobby.add('printer-1', 'label-printer', 'ready');
  lobby.add('scanner-1', 'code-scanner', 'ready');
  lobby.add('camera-1', 'camera', 'ready');
  lobby.add('relay-1', 'relay-board', 'ready');
  return lobby;
}
