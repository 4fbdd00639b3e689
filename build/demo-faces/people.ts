import type { Shape } from './head.ts';

/** One invented person. Names of targets and proxies are MakeHuman's. */
export interface Person {
  readonly id: string;
  readonly skin: string;
  /** Multiplies the skin's texture; sRGB. */
  readonly complexion: string;
  readonly shape: Shape;
  readonly eyebrows: string;
  readonly live: Look;
  readonly portrait: Look;
}

export interface Look {
  readonly hair: string;
  /** The hair's lightest tone; its texture gives the shades. sRGB. */
  readonly hairTone: string;
  readonly clothes: string;
  /** As the hair's; without it the texture keeps its own colours. */
  readonly clothesTone: string | null;
}

const both = (name: string, amount: number): Shape => ({
  [name.replace('*', 'l')]: amount,
  [name.replace('*', 'r')]: amount,
});

/** @param old how much of the aged body, 0 to 1 */
function body(race: 'asian' | 'african', gender: 'female' | 'male', old: number, heavy = 0): Shape {
  const shape: Record<string, number> = {};
  for (const [age, part] of [
    ['young', 1 - old],
    ['old', old],
  ] as const) {
    shape[`macrodetails/${race}-${gender}-${age}`] = part;
    shape[`macrodetails/universal-${gender}-${age}-averagemuscle-averageweight`] = part * (1 - heavy);
    shape[`macrodetails/universal-${gender}-${age}-averagemuscle-maxweight`] = part * heavy;
  }
  return shape;
}

export const PEOPLE: readonly Person[] = [
  {
    id: 'a',
    skin: 'young_asian_female/textures/young_lightskinned_female_diffuse3.png',
    complexion: '#fff4ea',
    shape: {
      ...body('asian', 'female', 0),
      'head/head-oval': 0.7,
      'head/head-skinny': 0.3,
      'chin/chin-triangle': 0.6,
      'mouth/mouth-scale-horiz-decr': 0.2,
      'expression/units/asian/mouth-corner-puller': 0.2,
      ...both('eyes/*-eye-size-big', 0.5),
    },
    eyebrows: 'eyebrow001',
    live: { hair: 'long01', hairTone: '#5a4438', clothes: 'female_elegantsuit01', clothesTone: '#e6ecf2' },
    portrait: { hair: 'ponytail01', hairTone: '#4a3830', clothes: 'male_casualsuit01', clothesTone: null },
  },
  {
    id: 'b',
    skin: 'middleage_asian_male/textures/middleage_lightskinned_male_diffuse2.png',
    complexion: '#f2e8e2',
    shape: {
      ...body('asian', 'male', 0.45, 0.35),
      'head/head-square': 0.7,
      'head/head-fat': 0.3,
      'nose/nose-scale-horiz-incr': 0.5,
      'nose/nose-volume-potato': 0.4,
      'chin/chin-width-max': 0.5,
      ...both('eyes/*-eye-size-small', 0.3),
      ...both('eyes/*-eye-bag-out', 0.4),
    },
    eyebrows: 'eyebrow012',
    live: { hair: 'short02', hairTone: '#55504c', clothes: 'male_elegantsuit01', clothesTone: null },
    portrait: { hair: 'short04', hairTone: '#3c3836', clothes: 'male_casualsuit03', clothesTone: null },
  },
  {
    id: 'c',
    skin: 'old_asian_female/textures/old_lightskinned_female_diffuse2.png',
    complexion: '#fff2ec',
    shape: {
      ...body('asian', 'female', 0.95, 0.4),
      'head/head-round': 0.8,
      'head/head-age-more': 0.8,
      'nose/nose-scale-horiz-incr': 0.6,
      'mouth/mouth-scale-horiz-incr': 0.3,
      'expression/units/asian/mouth-corner-puller': 0.2,
      'mouth/mouth-laugh-lines-out': 0.5,
      'nose/nose-height-min': 0.4,
      ...both('cheek/*-cheek-volume-deflate', 0.4),
      ...both('eyes/*-eye-bag-out', 0.8),
    },
    eyebrows: 'eyebrow010',
    live: { hair: 'ponytail01', hairTone: '#c8c4c0', clothes: 'male_casualsuit05', clothesTone: '#b06a70' },
    portrait: { hair: 'short02', hairTone: '#8a8684', clothes: 'female_elegantsuit01', clothesTone: null },
  },
  {
    id: 'd',
    skin: 'young_african_male/textures/young_darkskinned_male_diffuse.png',
    complexion: '#ffffff',
    shape: {
      ...body('african', 'male', 0),
      'head/head-rectangular': 0.5,
      'chin/chin-height-max': 0.3,
      'expression/units/african/mouth-corner-puller': 0.2,
      ...both('cheek/*-cheek-bones-out', 0.4),
    },
    eyebrows: 'eyebrow003',
    live: { hair: 'short04', hairTone: '#3a3634', clothes: 'male_casualsuit01', clothesTone: '#7fa08a' },
    portrait: { hair: 'short02', hairTone: '#3a3634', clothes: 'male_elegantsuit01', clothesTone: null },
  },
];
