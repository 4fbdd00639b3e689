import type { StringsInSource } from './strings-in-source.ts';

type Catalogue = Readonly<Record<string, string>>;

export interface StringsToJudge {
  readonly chinese: Catalogue;
  readonly english: Catalogue;
  readonly sources: readonly StringsInSource[];
  /** The words that are loaded where a source file is drawn; all of them unless told otherwise. */
  readonly loadedFor?: (file: string) => Catalogue;
}

/** Everything wrong between the catalogues and the code, one line each. Empty when all is well. */
export function judgeStrings({
  chinese,
  english,
  sources,
  loadedFor = () => chinese,
}: StringsToJudge): readonly string[] {
  return [
    ...Object.keys(chinese)
      .filter((key) => !(key in english))
      .map((key) => `${key}: missing in English`),
    ...Object.keys(english)
      .filter((key) => !(key in chinese))
      .map((key) => `${key}: missing in Chinese`),
    ...differentGaps(chinese, english),
    ...sources.flatMap(({ file, keys }) =>
      keys
        .filter(({ text }) => !(text in loadedFor(file)))
        .map(({ text, line }) =>
          text in chinese
            ? `${file}:${line} uses ${text}, which is not loaded there`
            : `${file}:${line} uses ${text}, which no catalogue has`,
        ),
    ),
    ...unusedKeys(chinese, sources).map((key) => `${key}: not used anywhere`),
    ...sources.flatMap(({ file, bare }) =>
      bare.map(({ text, line }) => `${file}:${line} shows words without a key: ${text}`),
    ),
  ];
}

/** A value that one language shows and the other leaves out is a mistake in one of them. */
function differentGaps(chinese: Catalogue, english: Catalogue): readonly string[] {
  const gaps = (text: string) =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)]
      .map(([, name]) => name)
      .toSorted()
      .join(' ');
  return Object.entries(chinese)
    .filter(([key, text]) => english[key] !== undefined && gaps(text) !== gaps(english[key]))
    .map(([key]) => `${key}: the languages have different {{gaps}}`);
}

function unusedKeys(chinese: Catalogue, sources: readonly StringsInSource[]): readonly string[] {
  const named = new Set(sources.flatMap(({ literals }) => literals));
  // A pattern without a fixed beginning would make every key look used.
  const made = sources
    .flatMap(({ patterns }) => patterns)
    .filter((pattern) => /^[a-z][a-z-]*\./i.test(pattern))
    .map(toRegExp);
  return Object.keys(chinese).filter((key) => !named.has(key) && !made.some((pattern) => pattern.test(key)));
}

function toRegExp(pattern: string): RegExp {
  const fixed = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${fixed.join('[\\w.-]+')}$`);
}
