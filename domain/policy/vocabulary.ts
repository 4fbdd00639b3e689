/** How strictly a site checks people (R03). */
export const riskTiers = ['high', 'medium', 'low'] as const;
export type RiskTier = (typeof riskTiers)[number];

/** What kind of visitor somebody is (R04). */
export const categories = ['short-term', 'long-term-partner', 'temporary-worker', 'emergency'] as const;
export type Category = (typeof categories)[number];

/** Everything a site's policy may ask of a visitor (R01). What the policy does not name is never collected. */
export const fieldNames = [
  'name',
  'idNumber',
  'phone',
  'company',
  'host',
  'purpose',
  'companions',
  'expectedLeave',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** The legal basis for one field: PIPL art. 13. Only `consent` can be refused or withdrawn. */
export const legalBases = ['consent', 'security-duty'] as const;
export type LegalBasis = (typeof legalBases)[number];

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that the site writes itself, in every language of the kiosk. */
export type LocalText = Readonly<Record<Language, string>>;
