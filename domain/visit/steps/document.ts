import { checkDocumentNumber, kindOfNumber } from '../../identity/document-number.ts';
import type { DocumentKind, IdentityDocument } from '../../identity/document.ts';
import { checkName } from '../../identity/name.ts';
import { birthDateOf, sexOf } from '../../identity/number-facts.ts';
import { cue, endVisit, go, stay, type Handler } from '../next.ts';
import type { InputError } from '../status.ts';
import { lookUp } from './identify.ts';
import { startReading } from './identify-card.ts';
import { offerSkip } from './assist.ts';
import { showLines } from './document-mrz.ts';

/** What people without a readable chip may type. `other` is for staff, who have the paper in their hand. */
export const typedKinds: readonly DocumentKind[] = [
  'citizen-id',
  'passport',
  'hk-macau-travel-permit',
  'taiwan-travel-permit',
  'hmt-residence-permit',
  'foreign-permanent-resident',
];

export const onDocumentKind: Handler<'document-kind'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'choose-document': {
      const { kind } = event.intent;
      if (kind === 'passport') return showLines(state, '');
      return go(state, { name: 'document-number', kind, value: '' });
    }
    case 'skip':
      return offerSkip(state, 'document');
    case 'back':
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};

export const onDocumentNumber: Handler<'document-number'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type !== 'intent') return stay(state);
  const { step } = state;
  const { intent } = event;
  switch (intent.type) {
    case 'edit':
      if (intent.field !== 'documentNumber') return stay(state);
      return go(state, { ...withoutError(step), value: intent.value });
    case 'next': {
      const kind = kindOfNumber(step.kind, step.value);
      const checked = checkDocumentNumber(kind, step.value);
      if (!checked.ok) return go(state, { ...step, error: checked.error }, cue('problem'));
      return go(state, {
        ...withoutError(step),
        ...{ name: 'document-name', kind, number: checked.value, value: state.journey?.phone?.name ?? '' },
      });
    }
    case 'back':
      return step.lines === undefined ? go(state, { name: 'document-kind' }) : showLines(state, step.lines);
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};

export const onDocumentName: Handler<'document-name'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type !== 'intent') return stay(state);
  const { step } = state;
  const { intent } = event;
  switch (intent.type) {
    case 'edit':
      if (intent.field !== 'documentName') return stay(state);
      return go(state, { ...withoutError(step), value: intent.value });
    case 'next': {
      const checked = checkName(step.value);
      if (!checked.ok) return go(state, { ...step, error: checked.error }, cue('problem'));
      return lookUp(state, typedDocument(step.kind, step.number, checked.value), false, moment);
    }
    case 'back': {
      const { number, ...rest } = withoutError(step);
      return go(state, { ...rest, name: 'document-number', value: number });
    }
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};

function withoutError<S extends { readonly error?: InputError }>({
  error: _old,
  ...step
}: S): Omit<S, 'error'> {
  return step;
}

/** What is known of somebody by what was typed of their document. */
export function typedDocument(kind: DocumentKind, number: string, name: string): IdentityDocument {
  const birthDate = birthDateOf(kind, number);
  return { kind, number, name, sex: sexOf(kind, number), source: 'typed', ...(birthDate && { birthDate }) };
}
