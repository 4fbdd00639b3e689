import { isDeepStrictEqual } from 'node:util';
import { deviceEntries, deviceLists, type DevicesConfig } from '../../domain/device/config/devices.ts';
import { isUsable } from '../../domain/device/report.ts';
import type { DeviceKind } from '../../domain/device/vocabulary.ts';
import type { DeviceCounts, DeviceRegistry } from '../devices/health/registry.ts';
import type { DeviceNews } from '../flow/device-news.ts';
import type { Fleet, Lights, PrinterMember } from '../flow/fleet.ts';
import type { Watch } from './supervised.ts';

/** A device at work: its place in the configuration, and how to start it anew. */
export interface Member {
  readonly id: string;
  readonly driver: string;
  /** Where it is, for people. */
  readonly link: string;
  restart(): Promise<void>;
}

/** A device that could not even be made of its configuration, and why. */
export interface BrokenDevice {
  readonly id: string;
  readonly driver: string;
  readonly why: string;
}

/** All devices of one kind. What they have in common (which reader is used, say) is begun and ended with them. */
export interface Group<M extends Member = Member> {
  readonly members: readonly M[];
  readonly broken: readonly BrokenDevice[];
  start(): void;
  stop(): Promise<void>;
}

export interface RelayMember extends Member {
  readonly board: Lights;
}

/** Makes the devices of each kind; nothing is started yet. */
export interface FleetBuilders {
  idReaders(configs: DevicesConfig['idReaders'], deps: BuildDeps): Promise<Group>;
  labelPrinters(
    configs: DevicesConfig['labelPrinters'],
    deps: BuildDeps,
  ): Promise<Group<Member & PrinterMember>>;
  codeScanners(configs: DevicesConfig['codeScanners'], deps: BuildDeps): Promise<Group>;
  cameras(configs: DevicesConfig['cameras'], deps: BuildDeps): Promise<Group>;
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
  /** @returns whether they are safe */
  readonly saveCounts: (id: string, counts: DeviceCounts) => boolean;
}

export interface BuiltFleet extends Fleet {
  /** Sets the devices up anew where the configuration says otherwise than before; the others work on. */
  apply(devices: DevicesConfig): Promise<void>;
  saveCounts(): void;
  stop(): Promise<void>;
}

type ListName = (typeof deviceLists)[DeviceKind];
const listNames = Object.values(deviceLists);
const kindOf = Object.fromEntries(
  Object.entries(deviceLists).map(([kind, name]) => [name, kind]),
) as Readonly<Record<ListName, DeviceKind>>;
const none: Group<never> = { members: [], broken: [], start() {}, stop: () => Promise.resolve() };

type Groups = { -readonly [N in ListName]: Awaited<ReturnType<FleetBuilders[N]>> };

export function createFleet(deps: FleetDeps): BuiltFleet {
  const { build, registry, news } = deps;
  const groups: Groups = {
    ...{ idReaders: none, labelPrinters: none, codeScanners: none, cameras: none, relayBoards: none },
  };
  let config: DevicesConfig | undefined;
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;
  const saved = new Map<string, DeviceCounts>();

  const members = (): readonly Member[] => listNames.flatMap((name) => groups[name].members as Member[]);
  /** Of a kiosk that nobody uses at night nothing is written. */
  const saveCounts = (): void => {
    for (const { id } of members()) {
      const counts = registry.counts(id);
      if (!isDeepStrictEqual(saved.get(id), counts) && deps.saveCounts(id, counts)) saved.set(id, counts);
    }
  };

  const retire = async (name: ListName, next: DevicesConfig): Promise<void> => {
    const { members: leaving, broken, stop } = groups[name];
    await stop();
    const staying = new Set(next[name].map(({ id }) => id));
    for (const { id } of [...leaving, ...broken]) if (!staying.has(id)) registry.remove(id);
    groups[name] = none;
  };

  const set = async <N extends ListName>(name: N, configs: DevicesConfig[N]): Promise<void> => {
    const make = build[name] as (configs: DevicesConfig[N], deps: BuildDeps) => Promise<Groups[N]>;
    const group = await make(configs, deps);
    groups[name] = group;
    const known = [...group.members, ...group.broken.map((one) => ({ ...one, link: '' }))];
    // In the order of the configuration, which is the order of preference.
    for (const { id } of configs) {
      const device = known.find((one) => one.id === id);
      if (!device) continue;
      const { driver, link } = device;
      registry.add({ id, kind: kindOf[name], driver, link }, deps.storedCounts(id));
    }
    for (const { id, why } of group.broken) news.health(id, 'absent', why);
    group.start();
  };

  const take = async (next: DevicesConfig, names: readonly ListName[]): Promise<void> => {
    if (stopped) return;
    saveCounts();
    config = next;
    // All of them first: an id, or a port, may go from one kind to another.
    await Promise.all(names.map((name) => retire(name, next)));
    for (const name of names) await set(name, next[name]);
    news.refresh();
  };

  const apply = (next: DevicesConfig): Promise<void> => {
    turn = turn.then(() =>
      take(
        next,
        listNames.filter((name) => !isDeepStrictEqual(config?.[name], next[name])),
      ),
    );
    return turn;
  };

  /** A device that could not be made is tried again with all of its kind. */
  const remake = async (id: string): Promise<boolean> => {
    const name = listNames.find((one) => groups[one].broken.some((broken) => broken.id === id));
    if (!name || !config) return false;
    turn = turn.then(() => (config ? take(config, [name]) : undefined));
    await turn;
    return true;
  };

  /** The first usable one of its kind; relay boards are all used, each for what is wired to it. */
  const isInUse = (id: string, kind: DeviceKind): boolean => {
    const usable = registry.reports().filter((report) => report.kind === kind && isUsable(report.health));
    return kind === 'label-printer' ? usable[0]?.id === id : usable.some((report) => report.id === id);
  };

  return {
    apply,
    reports: registry.reports,
    views: () =>
      (config ? deviceEntries(config) : []).flatMap((own) => {
        const report = registry.reports().find(({ id }) => id === own.id);
        return report ? [{ ...report, config: own, inUse: isInUse(report.id, report.kind) }] : [];
      }),
    printers: () => groups.labelPrinters.members,
    relayBoards: () => groups.relayBoards.members.map(({ board }) => board),
    relayBoard: (id) => groups.relayBoards.members.find((member) => member.id === id)?.board,
    doorPulseMs: () => config?.signals.doorPulseMs ?? 0,
    async restart(id) {
      const member = members().find((one) => one.id === id);
      if (!member) return remake(id);
      await member.restart();
      return true;
    },
    loaded: (id, labels) => registry.loaded(id, labels),
    saveCounts,
    async stop() {
      stopped = true;
      // One that failed was told of; the devices are stopped all the same.
      await turn.catch(() => {});
      saveCounts();
      await Promise.all(listNames.map((name) => groups[name].stop()));
    },
  };
}
