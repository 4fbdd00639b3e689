/** Members of staff who sign in at a kiosk. */
export const staffRoles = ['receptionist', 'guard', 'supervisor', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Everybody who signs in may look at the devices, test them and report their upkeep; only these change the set-up. */
export function mayConfigureDevices(role: StaffRole): boolean {
  return role === 'supervisor' || role === 'admin';
}

/** Who answers for the use of faces reads its rule, its error rates and how many are stored. */
export function mayReadFaceReport(role: StaffRole): boolean {
  return role === 'supervisor' || role === 'admin';
}
