import { pinyin } from 'pinyin-pro';
import chinese from 'simple-keyboard-layouts/build/layouts/chinese.js';

/**
 * Characters that parents choose and GB2312 does not have. The order among them is ours; they come before all
 * other additions because a kiosk mostly types names.
 */
const nameCharacters =
  '喆堃珺玥赟翀犇骉芃彧祎琀瑢嫚曌濛昇琋昕晞玟珑琲翊弢垚淼焜煜燚鑫烜晗旸暘昉昀晔曈曦瞳媗婳嫣妤婧婕姮妘娉媞嬿琇琤瑀瑄瑗瑭璟璠璘璇璐璎瓘珩珣珪' +
  '珝琮琰琯昊昪昺晙晫暐暕暲朤栩梓椿楠楷槿樾橦檬沄沚洺浠浥涵淏湉湜溱滢漪潼澍澔瀚灏炅炜炘烨焓焯煊熠燊爔珮祐祺禛禩稑竑筠箐' +
  '綦繁羿翎翕翯翾聿胤芊芮苡茉茗荃莙菡萱葳蓁蓉蔚蕙薇蘅虓衎訢誩譞赑軏逸酆釴鈜鈺鋆錡鎏鏊閎闳陞霈霖靁韡頔颢馡骁骐骞鹭麒黛' +
  '龑龢䶮㛃㵑㭎䜣䓖仝佺侃倢偲儆儇冽凇劼勍勖匀卉厷叡哲喆唅嘉囧圳坽垕埕堉塬墡壵奕奭姝孖宓宸寯岚峣峻崟嵘嵩巽帆庠廷弈彣忞怡恺惔惠愫慜憬扬抒昱';

/** Letters only: drops the tone-less interjections such as `ng`, which would stand in the way of `n…`. */
const isSyllable = (text: string): boolean => /^[a-z]+$/.test(text) && /[aeiouv]/.test(text);

/** Input methods have no key for a syllable without a vowel and put it where people look for it. */
const unvoiced: Readonly<Record<string, string>> = { 嗯: 'en' };

function readingsOf(character: string): string[] {
  const all = pinyin(character, { type: 'array', toneType: 'none', multiple: true, v: true });
  return [...new Set([...all, unvoiced[character] ?? ''])].filter(isSyllable);
}

/** The code positions `lead` × `trail` of an old double-byte character set, in its own order. */
function charactersOf(charset: string, lead: readonly [number, number], trail: readonly [number, number]) {
  const decoder = new TextDecoder(charset);
  const characters: string[] = [];
  for (let high = lead[0]; high <= lead[1]; high++) {
    for (let low = trail[0]; low <= trail[1]; low++) {
      const [character] = decoder.decode(Uint8Array.of(high, low));
      if (character && isHan(character)) characters.push(character);
    }
  }
  return characters;
}

const isHan = (character: string): boolean => /^\p{Script=Han}$/u.test(character);

function codePoints(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}

/** Everything that a name in China may be written with, the likely first. */
function* additions(): Generator<string> {
  yield* nameCharacters;
  yield* charactersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe]);
  // The frequent traditional characters, for visitors from Hong Kong, Macau and Taiwan.
  yield* charactersOf('big5', [0xa4, 0xc6], [0x40, 0xfe]);
  yield* codePoints(0x4e00, 0x9fff);
  // Of the extensions pinyin-pro reads the 275 that the standard table of 2013 (GF 0023) lists for names and places.
  yield* codePoints(0x3400, 0x4dbf);
  yield* codePoints(0x20000, 0x323af);
}

/**
 * The candidates of the on-screen keyboard. simple-keyboard-layouts orders the 6,763 characters of GB2312 by
 * frequency but has nothing beyond them (no 喆, no 堃); pinyin-pro knows how the others are read.
 */
export function makePinyinTable(): Record<string, string> {
  const bySyllable = new Map<string, Set<string>>();
  const add = (syllable: string, character: string) => {
    if (!isSyllable(syllable)) return;
    const characters = bySyllable.get(syllable) ?? new Set();
    bySyllable.set(syllable, characters.add(character));
  };
  // The package types all layouts alike and leaves out what only Chinese and Japanese have.
  const { layoutCandidates } = chinese as unknown as { layoutCandidates: Record<string, string> };
  for (const [syllable, characters] of Object.entries(layoutCandidates)) {
    for (const character of characters.split(' ')) add(syllable, character);
  }
  for (const character of additions()) {
    for (const syllable of readingsOf(character)) add(syllable, character);
  }
  const sorted = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([syllable, characters]) => [syllable, [...characters].join('')]));
}
