/** Width of a text in dots at a size in dots. */
export type Measure = (text: string, sizeDots: number) => number;

export interface FittedText {
  readonly lines: readonly string[];
  readonly sizeDots: number;
}

export interface FitRules {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  /** Below this nothing shrinks; the text is cut and ends in `…`. */
  readonly smallest: number;
  readonly maxLines: number;
}

/** Height of a line, as a multiple of its size: room for accents and descenders. */
export const lineSpacing = 1.16;

/** The largest size at which the text fits its box, on as few lines as that takes. */
export function fitText(text: string, rules: FitRules, measure: Measure): FittedText {
  for (let sizeDots = rules.largest; sizeDots >= rules.smallest; sizeDots -= 1) {
    const lines = breakLines(text, rules.width, sizeDots, measure);
    if (lines.length <= linesThatFit(rules, sizeDots)) return { lines: lines.map(trimEnd), sizeDots };
  }
  const sizeDots = rules.smallest;
  const lines = breakLines(text, rules.width, sizeDots, measure);
  const whole = lines.slice(0, linesThatFit(rules, sizeDots) - 1);
  // The last line takes what is left of the text, so that it is cut at its end and not at the last break.
  const rest = shorten(lines.slice(whole.length).join(''), rules.width, sizeDots, measure);
  return { lines: [...whole.map(trimEnd), rest], sizeDots };
}

const trimEnd = (line: string): string => line.trimEnd();

function linesThatFit({ height, maxLines }: FitRules, sizeDots: number): number {
  const room = 1 + Math.floor((height - sizeDots) / (sizeDots * lineSpacing));
  return Math.max(1, Math.min(maxLines, room));
}

/**
 * Breaks after a blank, a hyphen or a name's middle dot; inside a word only when the word alone is too wide. Blanks stay
 * at the ends of lines, so that the lines together are the text.
 */
function breakLines(text: string, width: number, sizeDots: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string): boolean => measure(candidate.trimEnd(), sizeDots) <= width;
  for (const word of text.match(/[^\s·-]*(?:[\s·-]+|$)/gu) ?? []) {
    if (fits(line + word)) {
      line += word;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const character of word) {
      if (line && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line || lines.length === 0) lines.push(line);
  return lines;
}

function shorten(line: string, width: number, sizeDots: number, measure: Measure): string {
  const characters = [...line];
  const cut = (): string => `${characters.join('').trimEnd()}…`;
  while (characters.length > 0 && measure(cut(), sizeDots) > width) characters.pop();
  return cut();
}
