/** The longest label of common printers is about a metre; longer ones are cut, so memory stays bounded. */
export const maxLabelMm = 1_016;

/**
 * On purpose not the driver's own: a mistake in one must show. A head is named by a round number, but a "203 dpi" one
 * has exactly 8 dots per millimetre.
 */
export function dotsPerMm(dpi: number): number {
  return dpi === 203 ? 8 : dpi / 25.4;
}
