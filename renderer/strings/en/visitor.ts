export const visitor = {} as const;
