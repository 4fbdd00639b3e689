/**
 * What is being typed, kept for this tab alone, so that a reload (or a phone that ran out of memory while somebody looked for their
 * card) loses nothing. Gone with the tab, and as soon as the form is sent.
 */
export function readKept<T>(name: string, isOne: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(`yingbin.${name}`) ?? 'null');
    return isOne(value) ? value : undefined;
  } catch {
    return undefined; // A browser that keeps nothing, or something of an older page.
  }
}

export function keep(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(`yingbin.${name}`, JSON.stringify(value));
  } catch {
    // A private window: the form works all the same.
  }
}

export function forgetKept(name: string): void {
  try {
    sessionStorage.removeItem(`yingbin.${name}`);
  } catch {
    // As above.
  }
}
