/** Where a field lies in the 256-byte text block, in bytes; text is UTF-16LE padded with blanks. */
export type Span = readonly [offsetBytes: number, lengthBytes: number];

export const textBytes = 256;
export const photoBytes = 1024;

/** The character that says which layout the block has. It lies in what the citizen layout calls reserved. */
export const flagSpan: Span = [248, 2];

/** What the citizen card and the two later cards modelled on it have in the same places. */
const sharedLayout = {
  name: [0, 30],
  sex: [30, 2],
  birth: [36, 16],
  number: [122, 36],
  validFrom: [188, 16],
  validUntil: [204, 16],
} as const satisfies Record<string, Span>;

export const citizenLayout = {
  ...sharedLayout,
  ethnicCode: [32, 4],
  address: [52, 70],
  authority: [158, 30],
} as const satisfies Record<string, Span>;

/** J: residence permit for people from Hong Kong, Macau and Taiwan. */
export const hmtLayout = {
  ...sharedLayout,
  address: [52, 70],
  authority: [158, 30],
  travelPermit: [220, 18],
  issueCount: [238, 4],
} as const satisfies Record<string, Span>;

/** I: foreign permanent resident, cards of 2017. */
export const resident2017Layout = {
  latinName: [0, 120],
  sex: [120, 2],
  number: [122, 30],
  nationality: [152, 6],
  name: [158, 30],
  validFrom: [188, 16],
  validUntil: [204, 16],
  birth: [220, 16],
  cardVersion: [236, 4],
  authorityCode: [240, 8],
} as const satisfies Record<string, Span>;

/** Y: foreign permanent resident, cards of 2023. The English name goes on in a second place. */
export const residentLayout = {
  ...sharedLayout,
  renewals: [32, 4],
  latinName: [52, 70],
  latinNameRest: [220, 22],
  nationality: [242, 6],
  earlierNumberLink: [250, 6],
} as const satisfies Record<string, Span>;
