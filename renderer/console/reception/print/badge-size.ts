/** Labels that desk printers take, in millimetres. The page sizes stand in print.css, one for each. */
export const badgeSizes = {
  small: { width: 60, height: 40 },
  medium: { width: 80, height: 50 },
  large: { width: 100, height: 62 },
} as const;
export type BadgeSizeName = keyof typeof badgeSizes;
export interface BadgeSize {
  readonly width: number;
  readonly height: number;
}

const key = 'yingbin.badge-size';

/** What this desk's printer was last fed with. */
export function rememberedSize(): BadgeSizeName {
  try {
    const name = localStorage.getItem(key);
    if (name !== null && Object.hasOwn(badgeSizes, name)) return name as BadgeSizeName;
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  return 'small';
}

export function rememberSize(name: BadgeSizeName): void {
  try {
    localStorage.setItem(key, name);
  } catch {
    // As above.
  }
}
