import type { IdentityDocument } from '../../identity/document.ts';
import { isSound, mrzZone, type MrzReading } from '../../identity/mrz.ts';
import { ask, cue, endVisit, go, stay, type At, type Handler, type Moment, type Next } from '../next.ts';
import type { KioskState, StepOf } from '../state.ts';
import type { InputError } from '../status.ts';
import { startReading } from './identify-card.ts';
import { lookUp } from './identify.ts';

/** The lines at the foot of a passport's page are typed; what their check digits say comes back after each key. */
export const onDocumentMrz: Handler<'document-mrz'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type === 'mrz-checked') return checked(state, event.ticket, event.reading, moment);
  if (event.type !== 'intent') return stay(state);
  const { lines, reading } = state.step;
  const { intent } = event;
  switch (intent.type) {
    case 'edit':
      return intent.field === 'documentLines' ? showLines(state, intent.value) : stay(state);
    case 'next':
      return check(state, { name: 'document-mrz', lines, goesOn: true, ...(reading && { reading }) });
    case 'confirm':
      return reading && mayAccept(state) ? useDocument(state, reading, moment) : stay(state);
    case 'type-number':
      return go(state, { name: 'document-number', kind: 'passport', value: '', lines });
    case 'back':
      return go(state, { name: 'document-kind' });
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};

/** Shows these lines, however far they are typed, and has them checked. */
export const showLines = (state: KioskState, lines: string): Next =>
  check(state, { name: 'document-mrz', lines });

function check(state: KioskState, step: StepOf<'document-mrz'>): Next {
  return ask(state, (ticket) => ({
    step: { ...step, ticket },
    effect: { type: 'check-mrz', ticket, text: step.lines },
  }));
}

function checked(state: At<'document-mrz'>, ticket: number, reading: MrzReading, moment: Moment): Next {
  const { step } = state;
  if (ticket !== step.ticket) return stay(state);
  const shown = { name: step.name, lines: step.lines, reading } as const;
  if (!step.goesOn) return go(state, shown);
  const error = faultOf(state, reading);
  return error ? go(state, { ...shown, error }, cue('problem')) : useDocument(state, reading, moment);
}

function faultOf(state: At<'document-mrz'>, reading: MrzReading): InputError | undefined {
  const { lines } = mrzZone(state.step.lines);
  const missing = lines.map((line) => line.missing);
  const [first] = lines;
  if (!first || first.text === '') return 'empty';
  // Cards have such lines too; staff, who hold them in their hand, may register with one.
  if (!first.text.startsWith('P') && !state.staff) return 'not-a-passport';
  if (missing.some((count) => count > 0)) return 'too-short';
  if (missing.some((count) => count < 0)) return 'too-long';
  if (!reading.document) return 'bad-characters';
  return isSound(reading) ? undefined : 'bad-check-digit';
}

/** A digit may be printed wrongly; whoever sees that it stands there like this may take it as it is. */
export function mayAccept({ staff, step }: At<'document-mrz'>): boolean {
  return staff !== undefined && step.error === 'bad-check-digit';
}

/** Fingers typed it, however well its digits fit: no scanner has seen the document. */
function useDocument(state: At<'document-mrz'>, reading: MrzReading, moment: Moment): Next {
  if (!reading.document) return stay(state);
  const typed: IdentityDocument = { ...reading.document, source: 'typed' };
  return lookUp(state, typed, false, moment);
}
