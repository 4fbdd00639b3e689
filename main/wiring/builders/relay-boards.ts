import type { RelayBoardConfig } from '../../../domain/device/config/relay-board.ts';
import { signalChannels } from '../../../domain/device/vocabulary.ts';
import type { RelayLink } from '../../devices/relay-board/make-board.ts';
import type { BoardSpec, RelayWiring, SafePositions } from '../../devices/relay-board/index.ts';
import { createWatchedBoard } from '../../devices/relay-board/watched-board.ts';
import type { BuildDeps, Group, RelayMember } from '../fleet.ts';
import { groupOf, makeEach, type Startable } from './group.ts';
import type { BuilderDeps } from './index.ts';

export async function buildRelayBoards(
  configs: readonly RelayBoardConfig[],
  deps: BuilderDeps,
  fleet: BuildDeps,
): Promise<Group<RelayMember>> {
  return groupOf(await makeEach(configs, (config) => buildBoard(config, deps, fleet)));
}

/** No supervisor around it: it is watched, replaced and brought to rest by its own helper process. */
async function buildBoard(
  config: RelayBoardConfig,
  { timers, simulation }: BuilderDeps,
  { news, watchOf }: BuildDeps,
): Promise<Startable & RelayMember> {
  const { id, driver } = config;
  const spec =
    driver === 'simulator' ? simulatedSpec(await (await simulation.dock()).relayBoard(id)) : specOf(config);
  const board = createWatchedBoard({
    ...{ board: spec, timers },
    ...wiringOf(config),
    vitals: { ...watchOf(id).registry.vitals(id), alive() {} },
  });
  board.onHealth((health, detail) => news.health(id, health, detail));
  let wanted = false;
  return {
    ...{ id, driver, link: placeOf(spec), board },
    start() {
      wanted = true;
      board.start();
    },
    stop() {
      wanted = false;
      return board.stop();
    },
    async restart() {
      await board.stop();
      if (wanted) board.start();
    },
  };
}

/** A simulated board has a relay for every channel, in the order of the vocabulary. */
function wiringOf(config: RelayBoardConfig): { wiring: RelayWiring; safe: SafePositions } {
  if (config.driver === 'simulator') {
    const wiring = Object.fromEntries(signalChannels.map((channel, at) => [channel, at + 1]));
    return { wiring, safe: {} };
  }
  return { wiring: config.wiring, safe: Object.fromEntries(config.safeOn.map((one) => [one, 'on'])) };
}

const simulatedSpec = (port: number): BoardSpec => ({
  ...{ driver: 'modbus-tcp', host: '127.0.0.1', port, unit: 1, firstCoil: 0 },
});

function specOf(config: Exclude<RelayBoardConfig, { driver: 'simulator' }>): BoardSpec {
  switch (config.driver) {
    case 'usb-relay':
      return { driver: 'usb-hid', profile: config.dialect, serial: config.serialNumber };
    case 'lcus':
      return { driver: 'lcus', ...linkOf(config) };
    case 'modbus': {
      const { unit, firstCoil } = config;
      switch (config.transport) {
        case 'tcp':
          return { driver: 'modbus-tcp', host: config.host, port: config.port, unit, firstCoil };
        case 'rtu-tcp':
        case 'rtu-serial':
          return { driver: 'modbus-rtu', ...linkOf(config), unit, firstCoil };
      }
    }
  }
}

type LinkConfig =
  { readonly path: string; readonly baudRate: number } | { readonly host: string; readonly port: number };

const linkOf = (config: LinkConfig): RelayLink =>
  'path' in config
    ? { transport: 'serial', path: config.path, baudRate: config.baudRate }
    : { transport: 'tcp', host: config.host, port: config.port };

function placeOf(spec: BoardSpec): string {
  if (spec.driver === 'usb-hid') return `usb relay ${spec.serial ?? ''}`.trim();
  return 'path' in spec ? `serial ${spec.path}` : `tcp ${spec.host}:${spec.port}`;
}
