import { nets, tf } from 'face-api.js';
import { meanOf } from '../../../domain/face/matching.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import { createDrawing, cutSquare, wipe, type Point } from './canvas.ts';
import { useCanvasesInMemory } from './face-api-environment.ts';
import { useFastConcat, type KernelRegistry } from './fast-concat.ts';
import { frameAs, frameRoomy, toCanvas, toPicture, type Framed } from './framing.ts';
import { alignedSquare, partsOf, type Landmarks } from './landmarks.ts';
import { modelFolder } from './model-files.ts';
import type { Described, FaceApiNets, FaceBox, PictureKind, SelfTested } from './nets.ts';
import { drawnPicture, fingerprintOf, isSame } from './self-test.ts';
import { faceApiFingerprints } from './self-test-outputs.ts';
import { startWasm, type TensorLibrary } from './wasm-backend.ts';

/** Sizes to which the detector shrinks the picture, in the order of how rarely each loses a face. */
const searchSizes = { portrait: [224, 160, 320], live: [320], roomy: [224, 160, 320] } as const;

/** Scales of the crops whose vectors are averaged, each as it is and mirrored. */
const cropScales = [0.95, 1.05] as const;
/** Side of the descriptor net's input. */
const cropSize = 150;

/** The library's types know only the canvases of a page. */
const asInput = (canvas: OffscreenCanvas) => canvas as unknown as HTMLCanvasElement;

/** Detector, 68 points and the first descriptor: face-api, for which alone this thread is. */
export function createFaceApiNets(): FaceApiNets & SelfTested {
  useCanvasesInMemory();
  const { tinyFaceDetector, faceLandmark68Net, faceRecognitionNet } = nets;
  const library = tf as unknown as TensorLibrary & KernelRegistry;

  /** The largest face, in dots of the canvas. */
  const search = async (canvas: OffscreenCanvas, sizes: readonly number[]): Promise<FaceBox | undefined> => {
    for (const inputSize of sizes) {
      const found = await tinyFaceDetector.locateFaces(asInput(canvas), { inputSize, scoreThreshold: 0.5 });
      const [largest] = found.map(({ box }) => box).sort((a, b) => b.area - a.area);
      if (largest) return { x: largest.x, y: largest.y, width: largest.width, height: largest.height };
    }
    return undefined;
  };

  const landmarksIn = async (canvas: OffscreenCanvas, box: FaceBox): Promise<Landmarks> => {
    const [x, y] = [Math.round(box.x), Math.round(box.y)];
    const face = createDrawing(box.width, box.height);
    face.context.drawImage(canvas, -x, -y);
    const found = [await faceLandmark68Net.detectLandmarks(asInput(face.canvas))].flat();
    wipe(face.canvas);
    return (found[0]?.positions ?? []).map((point): Point => [point.x + x, point.y + y]);
  };

  const describeFace = async (canvas: OffscreenCanvas, box: FaceBox) => {
    const square = alignedSquare(partsOf(await landmarksIn(canvas, box)));
    const crops = cropScales
      .map((scale) => ({ ...square, side: square.side * scale }))
      .flatMap((cut) =>
        [false, true].map((isMirrored) => cutSquare(canvas, cut, cropSize, isMirrored).canvas),
      );
    const vectors = [await faceRecognitionNet.computeFaceDescriptor(crops.map(asInput))].flat();
    wipe(...crops);
    return meanOf(vectors.map((vector) => Array.from(vector)));
  };

  const describeIn = async (framed: Framed, found: FaceBox | undefined): Promise<Described | undefined> =>
    found && { box: toPicture(framed, found), vector: await describeFace(framed.canvas, found) };

  const describe = async (picture: ImageBitmap, kind: PictureKind, box?: FaceBox) => {
    const framed = frameAs(picture, kind);
    const found = box ? toCanvas(framed, box) : await search(framed.canvas, searchSizes[kind]);
    const described = await describeIn(framed, found);
    wipe(framed.canvas);
    if (described || kind === 'portrait') return described;
    const roomy = frameRoomy(picture);
    const second = await describeIn(roomy, await search(roomy.canvas, searchSizes.roomy));
    wipe(roomy.canvas);
    return second;
  };

  const fingerprints = async () => {
    const take = async (size: number, forward: (input: tf.Tensor4D) => Promise<tf.Tensor>) => {
      const input = tf.tensor4d(drawnPicture(size), [1, size, size, 3]);
      const answer = await forward(input);
      const print = fingerprintOf(Float32Array.from(await answer.data()));
      for (const tensor of [input, answer]) tensor.dispose();
      return print;
    };
    return [
      await take(224, (input) => tinyFaceDetector.forward(input, 224)),
      await take(112, (input) => faceLandmark68Net.forward(input)),
      await take(cropSize, (input) => faceRecognitionNet.forward(input)),
    ];
  };

  return {
    async prepare() {
      const started = await startWasm(library);
      if (!started.ok) return started;
      useFastConcat(library);
      try {
        for (const net of [tinyFaceDetector, faceLandmark68Net, faceRecognitionNet])
          await net.loadFromUri(modelFolder);
      } catch {
        return err('files-missing');
      }
      return isSame(await fingerprints(), faceApiFingerprints) ? ok() : err('self-test');
    },
    async describe(picture, kind, box) {
      const described = await describe(picture, kind, box);
      picture.close();
      return ok(described);
    },
    fingerprints,
  };
}
