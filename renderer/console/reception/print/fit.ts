/** Width of a text in units of its size: Chinese characters are square, Latin letters a little over half of that. */
export function widthOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (character > '\u2e7f' ? 1 : /[A-Z0-9MW@%]/.test(character) ? 0.68 : 0.56),
    0,
  );
}

/** The size at which a text fits its width, at most `largest`; below `smallest` it is cut and ends in `…`. */
export function fit(
  text: string,
  width: number,
  { largest, smallest }: { readonly largest: number; readonly smallest: number },
): { readonly text: string; readonly size: number } {
  const size = Math.min(largest, width / Math.max(1, widthOf(text)));
  if (size >= smallest) return { text, size };
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`) * smallest > width) characters.pop();
  return { text: `${characters.join('').trimEnd()}…`, size: smallest };
}
