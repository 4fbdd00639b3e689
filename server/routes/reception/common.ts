export const path = '/api/v1/reception';
export const tags = ['reception'];
/** Whoever works at the desk. */
export const desk = { access: { roles: ['receptionist', 'supervisor'] } } as const;
/** Guards look over the desk's shoulder; what they do is in `/guard`. */
export const deskReaders = { access: { roles: ['receptionist', 'guard', 'supervisor'] } } as const;
