/** A QR code as one path, a unit to the dot. */
export interface CodeDots {
  readonly size: number;
  readonly path: string;
}

/** Level M, as on the kiosk's badges: reads with 15 % of it lost. The coder comes when first needed. */
export async function drawCode(text: string): Promise<CodeDots> {
  const { create } = await import('qrcode');
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dots = Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''));
  return { size, path: dots.join('') };
}
