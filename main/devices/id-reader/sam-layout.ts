/** Where a field lies in the 256-byte text block, in bytes; text is UTF-16LE padded with blanks. */
export type Span = readonly [offsetBytes: number, lengthBytes: number];

export const textBytes = 256;
export const photoBytes = 1024;

/** The character that says which layout the block has. It lies in what the citizen layout calls reserved. */
export const flagSpan: Span = [248, 2];

export const citizenLayout = {
  name: [0, 30],
  sex: [30, 2],
  ethnicCode: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  number: [122, 36],
  authority: [158, 30],
  validFrom: [188, 16],
  validUntil: [204, 16],
} as const satisfies Record<string, Span>;

/** J: residence permit for people from Hong Kong, Macau and Taiwan. */
export const hmtLayout = {
  name: [0, 30],
  sex: [30, 2],
  birth: [36, 16],
  address: [52, 70],
  number: [122, 36],
  authority: [158, 30],
  validFrom: [188, 16],
  validUntil: [204, 16],
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
  name: [0, 30],
  sex: [30, 2],
  renewals: [32, 4],
  birth: [36, 16],
  latinName: [52, 70],
  number: [122, 36],
  validFrom: [188, 16],
  validUntil: [204, 16],
  latinNameRest: [220, 22],
  nationality: [242, 6],
  earlierNumberLink: [250, 6],
} as const satisfies Record<string, Span>;
