/** The steps of signing in are for people: a whole reception behind one address may, a program that tries passwords may not. */
export const personalPace = { max: 30, timeWindow: 60_000 } as const;

/** For one login, wherever the tries come from. The lock-out is stricter about wrong ones. */
export const paceOfOneLogin = { max: 10, timeWindow: 60_000 } as const;
