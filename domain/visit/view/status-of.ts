import { after, type Instant } from '../../kernel/time.ts';
import type { Moment } from '../next.ts';
import type { KioskState, Step } from '../state.ts';
import type { KioskStatus, Screen } from '../status.ts';
import { planSteps } from '../steps/walk.ts';
import { staffScreen } from './staff-screen.ts';
import { visitorScreen } from './visitor-screen.ts';

/** What the window may know of the state: one screen, already masked, and what stands around it. */
export function statusOf(state: KioskState, moment: Moment, revision: number): KioskStatus {
  const { setting, step, journey, staff } = state;
  const { alerts: _forStaffOnly, ...site } = setting.site;
  const progress = progressOf(state, moment);
  return {
    revision,
    site: { ...site, riskTier: setting.riskTier },
    language: state.language,
    elder: state.elder,
    screen: screenOf(state, step, moment),
    canGoBack: canGoBack(step),
    canSkip: canSkip(state),
    reader: state.reader,
    printer: state.printer,
    scanner: state.scanner,
    camera: state.camera,
    helpCalled: state.helpCalled,
    assisted: journey?.assistance !== undefined,
    ...(progress && { progress }),
    ...(state.cardOnReader && { cardOnReader: true }),
    ...(state.idleWarningAt !== undefined && {
      idleWarning: { endsAt: warningEnds(state, state.idleWarningAt) },
    }),
    ...(staff && { staff: { code: staff.code, name: staff.name } }),
  };
}

const warningEnds = ({ setting }: KioskState, since: Instant): Instant =>
  after(since, setting.delays.answerMs);

function screenOf(state: KioskState, step: Step, moment: Moment): Screen {
  switch (step.name) {
    case 'staff-sign-in':
    case 'staff-menu':
    case 'staff-devices':
    case 'staff-reviews':
    case 'staff-badges':
    case 'staff-face':
    case 'staff-face-reason':
    case 'staff-faces':
    case 'crew':
    case 'staff-review':
    case 'staff-reject':
    case 'staff-release':
    case 'staff-skip':
    case 'staff-badge':
    case 'handwritten':
      return staffScreen(state, step, moment);
    default:
      return visitorScreen(state, step, moment);
  }
}

function progressOf(
  state: KioskState,
  moment: Moment,
): { readonly step: number; readonly of: number } | undefined {
  const { step } = state;
  const plan = planSteps(state, moment);
  const current = plan.findIndex((one) => one === (step.name === 'field' ? step.field : step.name));
  return current < 0 ? undefined : { step: current + 1, of: plan.length };
}

const withoutBack: ReadonlySet<Step['name']> = new Set([
  'home',
  'reading',
  'looking-up',
  'saving',
  'face-check',
  'face-again',
  'printing',
  'done',
  'staff-menu',
  'crew',
  'phone-opening',
]);

/** At the first question of the rating there is nothing to go back to. */
const canGoBack = (step: Step): boolean =>
  step.name === 'rate' ? step.convenience !== undefined : !withoutBack.has(step.name);

/** Staff may leave a question out on the visitor's behalf, with a reason. */
function canSkip({ journey, staff, step }: KioskState): boolean {
  const skippable = step.name === 'field' || step.name === 'notice' || step.name === 'document-kind';
  return skippable && staff !== undefined && journey?.assistance !== undefined;
}
