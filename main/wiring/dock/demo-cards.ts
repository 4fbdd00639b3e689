import type { LocalDay } from '../../../domain/kernel/time.ts';
import {
  buildCitizenCard,
  buildHmtCard,
  buildResident2017Card,
  buildResidentCard,
  otherCard,
  unreadableCard,
  type SimulatedCard,
} from '../../devices/id-reader/simulated-card.ts';
import { passportLines } from '../../devices/id-reader/mrz/simulated-zone.ts';
import type { DemoCard } from '../demo-people.ts';

/** The machine-readable lines of an invented person's passport. */
export function passportZone(card: DemoCard): readonly string[] {
  const [surname = '', givenNames = ''] = card.latinName.split(', ');
  return passportLines({
    ...{ surname, givenNames, number: card.number, state: card.nationality },
    birthDate: card.birth ?? ('1900-01-01' as LocalDay),
    sex: card.sex === 'male' ? 'M' : card.sex === 'female' ? 'F' : '<',
    validUntil: card.validUntil ?? ('2035-01-01' as LocalDay),
  });
}

/** The plastic card of an invented person, as the simulated reader sees it. */
export function simulatedCard(card: DemoCard): SimulatedCard {
  const { name, latinName, nationality, sex, number, birth } = card;
  const validUntil: LocalDay | 'long-term' = card.validUntil ?? 'long-term';
  const values = {
    ...{ name, sex, number, latinName, nationality, validUntil },
    birthDate: birth ?? ('1900-01-01' as LocalDay),
    validFrom: '2015-01-01' as LocalDay,
  };
  switch (card.layout) {
    case 'citizen':
      return buildCitizenCard({ ...values, address: '某省某市示范路1号', authority: '示范市公安局' });
    case 'J':
      return buildHmtCard({ ...values, address: '某省某市示范路2号', authority: '示范市公安局' });
    case 'I':
      return buildResident2017Card({ ...values, validUntil: '2035-01-01' as LocalDay });
    case 'Y':
      return buildResidentCard({ ...values, validUntil: '2035-01-01' as LocalDay });
    case 'damaged':
      return unreadableCard;
    case 'foreign-card':
    case 'passport':
      return otherCard;
  }
}
