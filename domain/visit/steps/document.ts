import { checkDocumentNumber } from '../../identity/document-number.ts';
import type { DocumentKind, IdentityDocument } from '../../identity/document.ts';
import { checkName } from '../../identity/name.ts';
import { birthDateOf, sexOf } from '../../identity/number-facts.ts';
import { cue, endVisit, go, stay, type Handler } from '../next.ts';
import { lookUp } from './identify.ts';
import { startReading } from './identify-card.ts';
import { offerSkip } from './assist.ts';

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
    case 'choose-document':
      return go(state, { name: 'document-number', kind: event.intent.kind, value: '' });
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
      return go(state, { name: 'document-number', kind: step.kind, value: intent.value });
    case 'next': {
      const checked = checkDocumentNumber(step.kind, step.value);
      if (!checked.ok) return go(state, { ...step, error: checked.error }, cue('problem'));
      return go(state, { name: 'document-name', kind: step.kind, number: checked.value, value: '' });
    }
    case 'back':
      return go(state, { name: 'document-kind' });
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
    case 'edit': {
      if (intent.field !== 'documentName') return stay(state);
      const { error: _old, ...rest } = step;
      return go(state, { ...rest, value: intent.value });
    }
    case 'next': {
      const checked = checkName(step.value);
      if (!checked.ok) return go(state, { ...step, error: checked.error }, cue('problem'));
      return lookUp(state, typedDocument(step.kind, step.number, checked.value), false, moment);
    }
    case 'back':
      return go(state, { name: 'document-number', kind: step.kind, value: step.number });
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};

function typedDocument(kind: DocumentKind, number: string, name: string): IdentityDocument {
  const birthDate = birthDateOf(kind, number);
  return { kind, number, name, sex: sexOf(kind, number), source: 'typed', ...(birthDate && { birthDate }) };
}
