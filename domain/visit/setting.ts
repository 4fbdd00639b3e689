import type { FaceRule } from '../face/decision.ts';
import type { Policy } from '../policy/policy.ts';
import type { LocalText, RiskTier } from '../policy/vocabulary.ts';
import type { Delays } from './delays.ts';
import type { SiteView, StaffAlert } from './status.ts';

/** What the site decides; replaced as a whole when its configuration changes. */
export interface Setting {
  readonly site: Omit<SiteView, 'riskTier'> & {
    /** For staff: what is wrong with the kiosk's own set-up, such as a damaged configuration file. */
    readonly alerts?: readonly StaffAlert[];
  };
  readonly riskTier: RiskTier;
  readonly policy: Policy;
  readonly delays: Delays;
  /** Visitors are asked for a rating (R29). */
  readonly feedback?: boolean;
  /** Only where the site uses faces. */
  readonly face?: FaceSetting;
}

export interface FaceSetting {
  readonly purpose: LocalText;
  readonly noticeVersion: string;
  readonly onMatch: 'goes-on' | 'guard-confirms';
  readonly rule: FaceRule;
  /** Whether long-term partners may have a face kept. */
  readonly enrolment: boolean;
}
