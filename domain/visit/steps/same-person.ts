/** Written with other blanks or in other case, it is the same name. */
export const isSameName = (a: string, b: string): boolean => plain(a) === plain(b);

export const isSameNumber = (a: string, b: string): boolean =>
  plain(a).replaceAll('-', '') === plain(b).replaceAll('-', '');

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLocaleUpperCase('en');
