/** The label stock and the print head's resolution. */
export interface LabelMedia {
  readonly widthMm: number;
  readonly heightMm: number;
  /** Distance between two labels; 0 on continuous stock. */
  readonly gapMm: number;
  /** 203 or 300 on label printers for badges. */
  readonly dpi: number;
}

/** Heads sold as "203 dpi" have exactly 8 dots a millimetre; the inch figure is a rounding. */
export function dotsPerMm(dpi: number): number {
  return dpi === 203 ? 8 : dpi / 25.4;
}

/** Rounded down: a dot that is only partly on the label is not on the label. */
export function mediaDots(media: LabelMedia): { readonly widthDots: number; readonly heightDots: number } {
  const perMm = dotsPerMm(media.dpi);
  return { widthDots: Math.floor(media.widthMm * perMm), heightDots: Math.floor(media.heightMm * perMm) };
}
