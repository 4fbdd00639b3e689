/** The parts of one page: from the first, up to but without the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Divides parts, each named by its group, into as few pages as a measure allows. A page ends before a group that
 * would be cut, if that group began on it; a single group is shared out evenly. A part that fits nowhere has a page
 * of its own.
 */
export function divide(groups: readonly string[], fits: (span: Span) => boolean): readonly Span[] {
  const filled = fill(groups, fits, groups.length);
  if (filled.length < 2 || new Set(groups).size > 1) return filled;
  const even = fill(groups, fits, Math.ceil(groups.length / filled.length));
  return even.length > filled.length ? filled : even;
}

function fill(groups: readonly string[], fits: (span: Span) => boolean, most: number): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  while (from < groups.length) {
    let to = from + 1;
    while (to < groups.length && to - from < most && fits({ from, to: to + 1 })) to += 1;
    const cut = to < groups.length ? groups.indexOf(groups[to] ?? '') : to;
    if (cut > from) to = Math.min(to, cut);
    spans.push({ from, to });
    from = to;
  }
  return spans;
}
