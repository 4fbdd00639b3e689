/** A grey picture, row by row, 0 to 255. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly luma: Float32Array;
}

/** Luma of ITU-R BT.601, which cameras and JPEG use. */
const lumaOf = (red: number, green: number, blue: number): number =>
  0.299 * red + 0.587 * green + 0.114 * blue;

export function greyOf({ data, width, height }: ImageData): GreyPicture {
  const luma = new Float32Array(width * height);
  for (let dot = 0; dot < luma.length; dot++) {
    const at = 4 * dot;
    luma[dot] = lumaOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  }
  return { width, height, luma };
}

/** 0 (black) to 1 (white). */
export function meanLight({ luma }: GreyPicture): number {
  return luma.reduce((sum, value) => sum + value, 0) / luma.length / 255;
}

/** Variance of the 4-neighbour Laplacian over the inner dots: how much fine contrast there is. */
export function sharpnessOf({ width, height, luma }: GreyPicture): number {
  let [count, sum, squares] = [0, 0, 0];
  for (let row = 1; row < height - 1; row++)
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      const value = (dot: number) => luma[dot] ?? 0;
      const laplacian = value(at - 1) + value(at + 1) + value(at - width) + value(at + width) - 4 * value(at);
      count++;
      sum += laplacian;
      squares += laplacian ** 2;
    }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
