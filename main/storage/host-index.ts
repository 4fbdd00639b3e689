import { pinyin } from 'pinyin-pro';
import type { HostId } from '../../domain/kernel/brand.ts';
import type { Host } from '../../domain/visit/records.ts';

/** Finds hosts by what a visitor remembers: the name, how it sounds, its initials, the department. */
export interface HostIndex {
  put(host: Host): void;
  /** Best first. An empty query finds nobody: the list is not for browsing. */
  search(query: string, limit: number): readonly Host[];
}

interface Entry {
  readonly host: Host;
  readonly name: Spellings;
  /** In every language of the kiosk; hosts of one department share these objects. */
  readonly departments: readonly Spellings[];
}

interface Spellings {
  readonly written: string;
  /** How it sounds, then from each later syllable or word on: `wei` finds Zhang Wei. */
  readonly sounds: readonly string[];
  readonly initials: string;
}

/** How well a query hits: 0 is best. A department comes after every way to hit the name. */
const worstByName = 7;
const ranks = 2 * (worstByName + 1);

export function createHostIndex(hosts: readonly Host[]): HostIndex {
  const departments = new Map<string, Spellings>();
  const departmentOf = (text: string): Spellings => {
    const known = departments.get(text) ?? spellings(text, 'off');
    departments.set(text, known);
    return known;
  };
  const entries = new Map<HostId, Entry>();
  // Sorted when first needed, so that hosts recorded one by one are not sorted one by one.
  let sorted: readonly Entry[] | undefined;
  const put = (host: Host): void => {
    const { 'zh-CN': zh, en } = host.department;
    entries.set(host.id, {
      host,
      name: spellings(host.name, 'head'),
      departments: [departmentOf(zh), departmentOf(en)],
    });
    sorted = undefined;
  };
  hosts.forEach(put);

  return {
    put,
    search(query, limit) {
      const wanted = fold(query);
      if (wanted === '') return [];
      sorted ??= [...entries.values()].sort(bySound);
      // Five thousand hosts share a few dozen departments: each is compared once.
      const byDepartment = new Map([...departments.values()].map((d) => [d, closeness(d, wanted)]));
      const found: Host[][] = Array.from({ length: ranks }, () => []);
      for (const { host, name, departments: own } of sorted) {
        const rank = closeness(name, wanted) ?? departmentRank(own, byDepartment);
        if (rank !== undefined) found[rank]?.push(host);
      }
      return found.flat().slice(0, limit);
    },
  };
}

function departmentRank(
  own: readonly Spellings[],
  closenessOf: ReadonlyMap<Spellings, number | undefined>,
): number | undefined {
  let best: number | undefined;
  for (const department of own) {
    const rank = closenessOf.get(department);
    if (rank !== undefined && (best === undefined || rank < best)) best = rank;
  }
  return best === undefined ? undefined : worstByName + 1 + best;
}

function closeness({ written, sounds, initials }: Spellings, wanted: string): number | undefined {
  if (written === wanted) return 0;
  if (sounds[0] === wanted) return 1;
  if (written.startsWith(wanted)) return 2;
  if (initials === wanted) return 3;
  if (sounds[0]?.startsWith(wanted)) return 4;
  if (initials.startsWith(wanted)) return 5;
  for (const sound of sounds) if (sound.startsWith(wanted)) return 6;
  return written.includes(wanted) ? worstByName : undefined;
}

/** `surname` reads 单 as Shan and 曾 as Zeng at the head of a name. */
function spellings(text: string, surname: 'head' | 'off'): Spellings {
  const parts = pinyin(text, { toneType: 'none', type: 'array', surname, nonZh: 'consecutive', v: true })
    .flatMap((part) => part.split(/[\s-]+/))
    .map(fold)
    .filter((part) => part !== '');
  return {
    written: fold(text),
    sounds: parts.map((_, start) => parts.slice(start).join('')),
    initials: parts.map((part) => part[0]).join(''),
  };
}

/** Case, width, accents, blanks and apostrophes do not matter: `Xi'an`, `ｌｉ ｎａ`, `lü` (typed `lv`). */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s'’·.-]/g, '');
}

function bySound(a: Entry, b: Entry): number {
  const [left, right] = [a.name.sounds[0] ?? '', b.name.sounds[0] ?? ''];
  return left < right ? -1 : left > right ? 1 : a.host.id < b.host.id ? -1 : 1;
}
