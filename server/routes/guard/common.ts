export const path = '/api/v1/guard';
export const tags = ['guard'];
/** Whoever stands at a door. */
export const guards = { access: { roles: ['guard', 'receptionist', 'supervisor'] } } as const;
