import { isDeepStrictEqual } from 'node:util';
import type { DeviceConfig, DevicesConfig } from '../../domain/device/config/devices.ts';
import { isUsable } from '../../domain/device/report.ts';
import type { DeviceKind } from '../../domain/device/vocabulary.ts';
import type { DeviceCounts, DeviceRegistry } from '../devices/health/registry.ts';
import type { RelayBoard } from '../devices/relay-board/port.ts';
import type { DeviceNews } from '../flow/device-news.ts';
import type { Fleet, PrinterMember } from '../flow/fleet.ts';
import type { Watch } from './supervised.ts';

/** A device at work: its place in the configuration, and how to start it anew. */
export interface Member {
  readonly id: string;
  readonly driver: string;
  /** Where it is, for people. */
  readonly link: string;
  restart(): Promise<void>;
}

/** All devices of one kind. What they have in common (which reader is used, say) is begun and ended with them. */
export interface Group<M extends Member = Member> {
  readonly members: readonly M[];
  start(): void;
  stop(): Promise<void>;
}

export interface RelayMember extends Member {
  readonly board: RelayBoard;
}

/** Makes the devices of each kind; nothing is started yet. */
export interface FleetBuilders {
  idReaders(configs: DevicesConfig['idReaders'], deps: BuildDeps): Promise<Group>;
  labelPrinters(
    configs: DevicesConfig['labelPrinters'],
    deps: BuildDeps,
  ): Promise<Group<Member & PrinterMember>>;
  codeScanners(configs: DevicesConfig['codeScanners'], deps: BuildDeps): Promise<Group>;
  relayBoards(configs: DevicesConfig['relayBoards'], deps: BuildDeps): Promise<Group<RelayMember>>;
}

export interface BuildDeps {
  readonly news: DeviceNews;
  watchOf(id: string): Watch;
}

export interface FleetDeps extends BuildDeps {
  readonly build: FleetBuilders;
  readonly registry: DeviceRegistry;
  readonly storedCounts: (id: string) => DeviceCounts;
  readonly saveCounts: (id: string, counts: DeviceCounts) => void;
}

export interface BuiltFleet extends Fleet {
  /** Sets the devices up anew where the configuration says otherwise than before; the others work on. */
  apply(devices: DevicesConfig): Promise<void>;
  saveCounts(): void;
  stop(): Promise<void>;
}

type ListName = 'idReaders' | 'labelPrinters' | 'codeScanners' | 'relayBoards';
const kindOf: Readonly<Record<ListName, DeviceKind>> = {
  idReaders: 'id-reader',
  labelPrinters: 'label-printer',
  codeScanners: 'code-scanner',
  relayBoards: 'relay-board',
};
const listNames = Object.keys(kindOf) as readonly ListName[];
const none: Group<never> = { members: [], start() {}, stop: () => Promise.resolve() };

type Groups = { -readonly [N in ListName]: Awaited<ReturnType<FleetBuilders[N]>> };

export function createFleet(deps: FleetDeps): BuiltFleet {
  const { build, registry, news } = deps;
  const groups: Groups = { idReaders: none, labelPrinters: none, codeScanners: none, relayBoards: none };
  let config: DevicesConfig | undefined;
  let turn: Promise<void> = Promise.resolve();

  const members = (): readonly Member[] => listNames.flatMap((name) => groups[name].members as Member[]);
  const saveCounts = (): void => {
    for (const { id } of members()) deps.saveCounts(id, registry.counts(id));
  };

  const rebuild = async <N extends ListName>(name: N, configs: DevicesConfig[N]): Promise<void> => {
    await groups[name].stop();
    const staying = new Set(configs.map(({ id }) => id));
    for (const { id } of groups[name].members) if (!staying.has(id)) registry.remove(id);
    const make = build[name] as (configs: DevicesConfig[N], deps: BuildDeps) => Promise<Groups[N]>;
    groups[name] = await make(configs, deps);
    for (const { id, driver, link } of groups[name].members) {
      registry.add({ id, kind: kindOf[name], driver, link }, deps.storedCounts(id));
    }
    groups[name].start();
  };

  const take = async (next: DevicesConfig): Promise<void> => {
    saveCounts();
    const before = config;
    config = next;
    for (const name of listNames) {
      if (!isDeepStrictEqual(before?.[name], next[name])) await rebuild(name, next[name]);
    }
    news.refresh();
  };

  const configOf = (id: string): DeviceConfig | undefined =>
    listNames
      .flatMap((name) => (config?.[name] ?? []) as readonly DeviceConfig[])
      .find((one) => one.id === id);

  /** The first usable one of its kind; relay boards are all used, each for what is wired to it. */
  const isInUse = (id: string, kind: DeviceKind): boolean => {
    const usable = registry.reports().filter((report) => report.kind === kind && isUsable(report.health));
    return kind === 'label-printer' ? usable[0]?.id === id : usable.some((report) => report.id === id);
  };

  return {
    apply: (next) => (turn = turn.then(() => take(next))),
    reports: registry.reports,
    views: () =>
      registry.reports().flatMap((report) => {
        const own = configOf(report.id);
        return own ? [{ ...report, config: own, inUse: isInUse(report.id, report.kind) }] : [];
      }),
    printers: () => groups.labelPrinters.members,
    relayBoards: () => groups.relayBoards.members.map(({ board }) => board),
    relayBoard: (id) => groups.relayBoards.members.find((member) => member.id === id)?.board,
    doorPulseMs: () => config?.signals.doorPulseMs ?? 0,
    async restart(id) {
      const member = members().find((one) => one.id === id);
      await member?.restart();
      return member !== undefined;
    },
    loaded: (id, labels) => registry.loaded(id, labels),
    saveCounts,
    async stop() {
      await turn;
      saveCounts();
      await Promise.all(listNames.map((name) => groups[name].stop()));
    },
  };
}
