import { Human } from '@vladmandic/human';
import { err, ok } from '../../../domain/kernel/result.ts';
import { cutSquare, dotsOf, wipe } from './canvas.ts';
import { frameAs, toPicture, type Framed } from './framing.ts';
import { humanSettings, leastWidth, sureFace, withoutDescription } from './human-settings.ts';
import { lookAt, type SeenFace } from './look.ts';
import { extentOf, levelledSquare } from './mesh.ts';
import type { HumanNets, SelfTested } from './nets.ts';
import { drawnPicture, fingerprintOf, isSame } from './self-test.ts';
import { humanFingerprints } from './self-test-outputs.ts';
import { startWasm } from './wasm-backend.ts';

/** A graph model of the library's, as far as it is called by hand. */
interface GraphNet {
  readonly executor?: unknown;
  execute(input: Tensor): Tensor | readonly Tensor[];
}

interface Tensor {
  readonly shape: readonly number[];
  data(): Promise<Float32Array>;
  dispose(): void;
}

/** Detector, mesh and the second descriptor: @vladmandic/human, for which alone this thread is. */
export function createHumanNets(): HumanNets & SelfTested {
  const human = new Human(humanSettings);
  const net = (name: string) => human.models.models[name] as GraphNet | null | undefined;
  const names = ['blazeface', 'facemesh', 'faceres'] as const;

  /** @param dots in the range that the net was trained on */
  const run = async (name: string, dots: Float32Array, size: number) => {
    const input = human.tf.tensor4d(dots, [1, size, size, 3]) as Tensor;
    const answers = [net(name)?.execute(input) ?? []].flat();
    const values = await Promise.all(
      answers.map(async (answer) => ({ shape: answer.shape, data: await answer.data() })),
    );
    for (const tensor of [input, ...answers]) tensor.dispose();
    return values;
  };

  /** Largest first. */
  const find = async ({ canvas, context }: Framed): Promise<readonly SeenFace[]> => {
    const image = context.getImageData(0, 0, canvas.width, canvas.height);
    const tensor = human.tf.browser.fromPixels(image) as Tensor;
    const { face: faces } = await human.detect(tensor as never, withoutDescription);
    tensor.dispose();
    // Of the last picture the library then keeps where its faces were, and nothing of what they looked like.
    human.result.face = [];
    return faces
      .filter(({ score, mesh }) => score >= sureFace && extentOf(mesh).width >= leastWidth)
      .map(({ mesh, boxRaw }) => ({ mesh, side: boxRaw[2] * canvas.width }))
      .sort((a, b) => extentOf(b.mesh).width - extentOf(a.mesh).width);
  };

  const describeFace = async (canvas: OffscreenCanvas, { mesh, side }: SeenFace) => {
    const size = 224;
    const cut = cutSquare(canvas, levelledSquare(mesh, side), size);
    const dots = dotsOf(cut);
    wipe(cut.canvas);
    const answers = await run('faceres', dots, size);
    // Its other answers, age and sex, are dropped here and seen by nobody.
    return Array.from(answers.find(({ shape }) => shape[1] === 1_024)?.data ?? []);
  };

  const fingerprints = async () => {
    const answers = [
      await run(
        'blazeface',
        drawnPicture(256).map((value) => value / 127.5 - 1),
        256,
      ),
      await run(
        'facemesh',
        drawnPicture(192).map((value) => value / 255),
        192,
      ),
      await run('faceres', drawnPicture(224), 224),
    ];
    return answers.map((outputs) => fingerprintOf(...outputs.map(({ data }) => data)));
  };

  return {
    async prepare() {
      const started = await startWasm(human.tf);
      if (!started.ok) return started;
      await human.load();
      if (!names.every((name) => net(name)?.executor)) return err('files-missing');
      return isSame(await fingerprints(), humanFingerprints) ? ok() : err('self-test');
    },
    async locate(picture) {
      const framed = frameAs(picture, 'live');
      picture.close();
      const look = lookAt(framed, await find(framed));
      wipe(framed.canvas);
      return ok(look);
    },
    async describe(picture, kind) {
      const framed = frameAs(picture, kind);
      picture.close();
      const [largest] = await find(framed);
      const vector = largest && (await describeFace(framed.canvas, largest));
      wipe(framed.canvas);
      return ok(largest && vector && { box: toPicture(framed, extentOf(largest.mesh)), vector });
    },
    fingerprints,
  };
}
