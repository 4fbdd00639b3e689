export const dock = {} as const;
