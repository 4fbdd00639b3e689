import type { DeviceForm } from '../../../../../domain/device/forms.ts';
import type { DeviceSave, DeviceSaveResult } from '../../../../../preload/contract/devices.ts';
import { bridge } from '../../../../bridge/index.ts';
import { entryOf, type Draft } from './draft.ts';

/** `lost`: main did not answer, so nobody knows whether it was saved. */
type SaveOutcome = DeviceSaveResult | { readonly outcome: 'lost' };
export type SaveTrouble = Exclude<SaveOutcome['outcome'], 'saved' | 'refused'>;

export const saveDraft = (draft: Draft, form: DeviceForm): Promise<SaveOutcome> =>
  save({ ...placeOf(draft), entry: entryOf(draft, form) });

/** Takes the device out of the configuration. */
export const removeDevice = (draft: Draft): Promise<SaveOutcome> => save(placeOf(draft));

const placeOf = ({ kind, before }: Draft): DeviceSave => ({ kind, ...(before !== undefined && { before }) });

const save = (what: DeviceSave): Promise<SaveOutcome> =>
  bridge.call('devices.save', what).catch(() => ({ outcome: 'lost' }));
