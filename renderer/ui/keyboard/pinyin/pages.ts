import type { Candidate } from './candidates.ts';

/** Parts candidates into pages of `room` cells; a surname of two characters takes two. */
export function pagesOf(candidates: readonly Candidate[], room: number): readonly (readonly Candidate[])[] {
  const pages: Candidate[][] = [];
  let page: Candidate[] = [];
  let left = room;
  for (const candidate of candidates) {
    const cells = [...candidate.text].length;
    if (cells > left && page.length > 0) {
      pages.push(page);
      page = [];
      left = room;
    }
    page.push(candidate);
    left -= cells;
  }
  return page.length > 0 ? [...pages, page] : pages;
}
