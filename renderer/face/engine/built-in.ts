import { judgeChallenge } from '../../../domain/face/challenge.ts';
import { builtInEngine, faceDistance, meanTemplate } from '../../../domain/face/matching.ts';
import type { FaceTemplate } from '../../../domain/face/vocabulary.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { FaceApiNets, HumanNets, PictureKind } from './nets.ts';
import type { EngineFacts, EngineFault, FaceEngine } from './port.ts';
import { isSameFace } from './same-face.ts';
import { createWorkerLine, type WorkerLine } from './worker-line.ts';

interface Workers {
  readonly human: WorkerLine<HumanNets>;
  readonly faceApi: WorkerLine<FaceApiNets>;
}

interface Ready extends Workers {
  readonly facts: EngineFacts;
}

/**
 * The engine that comes with the product: face-api's descriptor and Human's, each in a worker of its own, because the two
 * libraries would share one tensor engine and break each other's backend. Nothing is loaded before the first call.
 *
 * @param nowMs a clock that never goes back
 */
export function createBuiltInEngine(nowMs: () => number = () => performance.now()): FaceEngine {
  let isClosed = false;
  let started: Promise<Result<Ready, EngineFault>> | undefined;
  let workers: Workers | undefined;

  const start = async (): Promise<Result<Ready, EngineFault>> => {
    if (isClosed) return err('worker-died');
    const startMs = nowMs();
    const { human, faceApi } = (workers = startWorkers());
    const answers = await Promise.all([human.call('prepare'), faceApi.call('prepare')]);
    const fault = answers.find((answer) => !answer.ok);
    if (!fault) return ok({ human, faceApi, facts: { id: builtInEngine, loadMs: nowMs() - startMs } });
    stop(workers);
    return fault;
  };
  const ready = () => (started ??= start());

  /** Has prepared workers do something with a picture, which is closed in any case. */
  const withPicture = async <T>(
    picture: ImageBitmap,
    act: (workers: Workers) => Promise<Result<T, EngineFault>>,
  ): Promise<Result<T, EngineFault>> => {
    const prepared = await ready();
    const answer = prepared.ok ? await act(prepared.value) : prepared;
    picture.close();
    return answer;
  };

  return {
    id: builtInEngine,
    async prepare() {
      const prepared = await ready();
      return prepared.ok ? ok(prepared.value.facts) : prepared;
    },
    locate: (picture) => withPicture(picture, ({ human }) => human.call('locate', picture)),
    describe: (picture, kind) => withPicture(picture, (both) => describe(both, picture, kind)),
    merge: meanTemplate,
    compare: faceDistance,
    challenge: judgeChallenge,
    close() {
      isClosed = true;
      if (workers) stop(workers);
    },
  };
}

/** Both vectors of the largest face, of one and the same face. Human alone misses next to none and decides which. */
async function describe(
  { human, faceApi }: Workers,
  picture: ImageBitmap,
  kind: PictureKind,
): Promise<Result<FaceTemplate | undefined, EngineFault>> {
  const [forHuman, forFaceApi] = await Promise.all([createImageBitmap(picture), createImageBitmap(picture)]);
  const [second, first] = await Promise.all([
    human.call('describe', forHuman, kind),
    faceApi.call('describe', forFaceApi, kind),
  ]);
  if (!second.ok) return second;
  if (!first.ok) return first;
  const seen = second.value;
  if (!seen) return ok(first.value && templateOf({ faceApi: first.value.vector }));
  if (first.value && isSameFace(first.value.box, seen.box))
    return ok(templateOf({ faceApi: first.value.vector, human: seen.vector }));
  const again = await faceApi.call('describe', picture, kind, seen.box);
  if (!again.ok) return again;
  return ok(again.value && templateOf({ faceApi: again.value.vector, human: seen.vector }));
}

const templateOf = (vectors: FaceTemplate['vectors']): FaceTemplate => ({ engine: builtInEngine, vectors });

// Spelled out each time: the bundler finds workers by this very expression.
const startWorkers = (): Workers => ({
  human: createWorkerLine<HumanNets>(
    new Worker(new URL('./human-worker.ts', import.meta.url), { type: 'module' }),
  ),
  faceApi: createWorkerLine<FaceApiNets>(
    new Worker(new URL('./face-api-worker.ts', import.meta.url), { type: 'module' }),
  ),
});

function stop({ human, faceApi }: Workers): void {
  human.close();
  faceApi.close();
}
