/** Members of staff who sign in at a kiosk. */
export const staffRoles = ['receptionist', 'guard', 'supervisor', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Everybody with an account at the site server. A host receives visitors; an inspector reads and changes nothing. */
export const accountRoles = [...staffRoles, 'host', 'inspector'] as const;
export type AccountRole = (typeof accountRoles)[number];

export function isStaffRole(role: AccountRole): role is StaffRole {
  return (staffRoles as readonly string[]).includes(role);
}

/** Whoever may change the rules or read across people signs in with a second factor (GB/T 22239-2019, 8.1.4.1). */
export function needsSecondFactor(role: AccountRole): boolean {
  return role === 'supervisor' || role === 'admin';
}

/** Everybody who signs in may look at the devices, test them and report their upkeep; only these change the set-up. */
export function mayConfigureDevices(role: StaffRole): boolean {
  return role === 'supervisor' || role === 'admin';
}

/** Who answers for the use of faces reads its rule, its error rates and how many are stored. */
export function mayReadFaceReport(role: StaffRole): boolean {
  return role === 'supervisor' || role === 'admin';
}
