/** A printed photograph of 0.8 of the frame's height, seen from this many of its widths. */
const printHeight = 0.8;
const printShape = 0.8;
const seenFrom = 2.5;
const stripes = 96;

/**
 * Draws the middle of a picture as a flat print that is turned about its upright axis, as the eye sees it: what a turned
 * print looks like to an engine that measures heads.
 * @param angle radians
 */
export function drawPrint(
  context: CanvasRenderingContext2D,
  picture: CanvasImageSource,
  angle: number,
): void {
  const { width, height } = context.canvas;
  const [h, w] = [height * printHeight, height * printHeight * printShape];
  const cut = height * printShape;
  const at = (part: number) => {
    const across = (part - 0.5) * w;
    const nearness = (seenFrom * w) / (seenFrom * w + across * Math.sin(angle));
    return { x: width / 2 + across * Math.cos(angle) * nearness, nearness };
  };
  for (let stripe = 0; stripe < stripes; stripe += 1) {
    const from = at(stripe / stripes);
    const to = at((stripe + 1) / stripes);
    context.drawImage(
      picture,
      ...[(width - cut) / 2 + (cut * stripe) / stripes, 0, cut / stripes, height],
      // A little wider than it is: no seams between the stripes.
      ...[from.x, (height - h * from.nearness) / 2, to.x - from.x + 0.7, h * from.nearness],
    );
  }
}
