import type { RegisterName } from '../contract/registers.ts';
import { deliveryRegister } from './deliveries.ts';
import { exportRegister, lookUpRegister } from './disclosures.ts';
import { enrolmentRegister } from './enrolments.ts';
import type { Register } from './register.ts';
import { reservationRegister } from './reservations.ts';
import { visitRegister } from './visits.ts';

export const registers: Readonly<Record<RegisterName, Register>> = {
  visits: visitRegister,
  reservations: reservationRegister,
  enrolments: enrolmentRegister,
  'look-ups': lookUpRegister,
  exports: exportRegister,
  deliveries: deliveryRegister,
};
