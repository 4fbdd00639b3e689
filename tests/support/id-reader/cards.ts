import type { IdentityDocument } from '../../../domain/identity/document.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import {
  buildCitizenCard,
  buildHmtCard,
  buildResident2017Card,
  buildResidentCard,
} from '../../../main/devices/id-reader/simulated-card.ts';
import type { SimulatedCard } from '../../../main/devices/id-reader/simulated-card.ts';

const day = (text: string): LocalDay => text as LocalDay;

/** A card and what the lobby must get to know from it: the people of `card-vectors.ts`. */
export interface KnownCard {
  readonly card: SimulatedCard;
  readonly document: IdentityDocument;
}

export const citizen: KnownCard = {
  card: buildCitizenCard({
    name: '测试甲',
    sex: 'male',
    birthDate: day('1900-01-01'),
    number: '110101190001010014',
    address: '北京市东城区测试路1号',
    authority: '北京市公安局东城分局',
    validFrom: day('2020-01-01'),
    validUntil: 'long-term',
  }),
  document: {
    kind: 'citizen-id',
    number: '110101190001010014',
    name: '测试甲',
    sex: 'male',
    birthDate: day('1900-01-01'),
    validFrom: day('2020-01-01'),
    validUntil: 'long-term',
    source: 'chip',
  },
};

export const hmt: KnownCard = {
  card: buildHmtCard({
    name: '测试乙',
    sex: 'female',
    birthDate: day('1900-06-15'),
    number: '820000190006151241',
    address: '广东省珠海市测试路2号',
    authority: '珠海市公安局',
    validFrom: day('2020-01-01'),
    validUntil: day('2025-01-01'),
    travelPermit: 'M00000000',
  }),
  document: {
    kind: 'hmt-residence-permit',
    number: '820000190006151241',
    name: '测试乙',
    sex: 'female',
    birthDate: day('1900-06-15'),
    validFrom: day('2020-01-01'),
    validUntil: day('2025-01-01'),
    source: 'chip',
  },
};

export const resident2017: KnownCard = {
  card: buildResident2017Card({
    name: '证件样本',
    latinName: 'ZHENGJIAN,YANGBEN',
    sex: 'female',
    birthDate: day('1980-01-01'),
    number: 'PAK310080010103',
    nationality: 'PAK',
    validFrom: day('2023-08-08'),
    validUntil: day('2033-08-07'),
  }),
  document: {
    kind: 'foreign-permanent-resident-2017',
    number: 'PAK310080010103',
    name: '证件样本',
    latinName: 'ZHENGJIAN,YANGBEN',
    sex: 'female',
    birthDate: day('1980-01-01'),
    nationality: 'PAK',
    validFrom: day('2023-08-08'),
    validUntil: day('2033-08-07'),
    source: 'chip',
  },
};

export const resident: KnownCard = {
  card: buildResidentCard({
    name: '证件样本',
    latinName: 'ZHENGJIAN, YANGBEN',
    sex: 'female',
    birthDate: day('1980-01-01'),
    number: '931586198001010028',
    nationality: 'PAK',
    validFrom: day('2023-08-08'),
    validUntil: day('2033-08-07'),
  }),
  document: {
    kind: 'foreign-permanent-resident',
    number: '931586198001010028',
    name: '证件样本',
    latinName: 'ZHENGJIAN, YANGBEN',
    sex: 'female',
    birthDate: day('1980-01-01'),
    nationality: 'PAK',
    validFrom: day('2023-08-08'),
    validUntil: day('2033-08-07'),
    source: 'chip',
  },
};

export const knownCards = { citizen, hmt, resident2017, resident } as const;
