/** Grey levels up and down, about what a sensor adds in a lobby's light. */
const strength = 6;

/**
 * The noise of a sensor: without it a person who holds still would be a picture that stands still, and be taken for one.
 * Made once and shifted for every frame.
 */
export function createNoise(width: number, height: number): (context: CanvasRenderingContext2D) => void {
  const grain = new OffscreenCanvas(width, height);
  const context = grain.getContext('2d');
  const dots = new ImageData(width, height);
  let seed = 1;
  const next = (): number => {
    // Numerical Recipes' generator: any will do, and everybody sees the same noise.
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed;
  };
  for (let at = 0; at < dots.data.length; at += 4) {
    const isLight = next() >>> 31 === 1;
    dots.data.fill(isLight ? 255 : 0, at, at + 3);
    dots.data[at + 3] = (next() >>> 16) % strength;
  }
  context?.putImageData(dots, 0, 0);
  return (onto) => {
    const [x, y] = [next() % width, (next() >>> 8) % height];
    for (const left of [x - width, x]) for (const top of [y - height, y]) onto.drawImage(grain, left, top);
  };
}
