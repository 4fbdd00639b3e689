/** A host sees their own visitors, the desk the site's; see `server/reservations/reviewer.ts`. */
export const reviewers = { access: { roles: ['host', 'receptionist', 'supervisor'] } } as const;
