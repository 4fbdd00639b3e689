import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { localDay, type Instant } from '../../domain/kernel/time.ts';
import { rawRule } from '../../domain/face/decision.ts';
import type { FaceReport, FaceSetup } from '../../preload/contract/face.ts';
import type { Publisher } from '../app/app-contract.ts';
import type { ConfigFiles } from '../app/config-files.ts';
import type { LoadedConfig } from '../app/config.ts';
import type { TimerHandle, Timers } from '../devices/transport/timers.ts';
import type { FaceCustody } from '../flow/face-custody.ts';
import { createFaceDesk, type FaceDesk } from '../flow/face-desk.ts';
import type { KioskFlow } from '../flow/kiosk-flow.ts';
import type { Logger } from '../logging/logger.ts';
import { logStorageFault } from '../logging/storage-fault.ts';
import type { NotedFact, Store } from '../storage/store.ts';
import { faceRulesOf, type FaceRules } from './face-rules.ts';

export interface FaceDeps {
  readonly loaded: LoadedConfig;
  readonly files: Pick<ConfigFiles, 'read'>;
  readonly store: Store;
  readonly custody: FaceCustody;
  readonly publisher: Publisher;
  readonly log: Logger;
  readonly note: (fact: NotedFact) => void;
  readonly now: () => Instant;
  readonly timers: Timers;
  /** Made later, because it runs on what is made here. */
  readonly flow: () => KioskFlow;
}

/** Everything about faces that is neither a step of the visit nor a device. */
export interface Face {
  readonly desk: FaceDesk;
  rules(): FaceRules;
  /** @param camera the camera in use, as the window has to open it */
  setup(camera: FaceSetup['camera'] | undefined): FaceSetup | undefined;
  report(): FaceReport | undefined;
  begin(): void;
  configure(loaded: LoadedConfig): void;
  stop(): void;
}

/** An enrolment that ended yesterday has no face today. */
const upkeepEveryMs = 3_600_000;

export function createFace(deps: FaceDeps): Face {
  const { files, store, custody, publisher, log, note, now, timers, flow } = deps;
  let { loaded } = deps;
  let rules = faceRulesOf(loaded, files);
  let upkeep: TimerHandle | undefined;
  const config = () => loaded.config.face;

  const desk = createFaceDesk({
    custody,
    faces: store.faces,
    limits: () => config().enrolment,
    randomInt: (below) => randomInt(below),
    moment: () => flow().faces(),
    dispatch: (event) => flow().dispatch(event),
  });

  const tellStock = (): void => flow().dispatch({ type: 'face-stock', stock: desk.stock() });

  const keepUp = (): void => {
    const erased = store.faces.eraseEnded(localDay(now(), loaded.config.site.timeZone));
    if (!erased.ok) logStorageFault(log, erased.error);
    else if (erased.value > 0) tellStock();
    upkeep = timers.setTimeout(keepUp, upkeepEveryMs);
  };

  const noteRules = (): void => {
    const { enabled, impactAssessment } = config();
    note({ type: 'face.configured', enabled, impactAssessment, rule: rules.setting?.rule.kind ?? 'raw' });
  };

  return {
    desk,
    rules: () => rules,
    setup(camera) {
      if (!camera) return undefined;
      if (!rules.setting) return { camera, cameraOnly: true };
      return { camera, ...(rules.calibration && { calibration: rules.calibration }) };
    },
    report() {
      if (!flow().faces().reports) return undefined;
      const { enabled, impactAssessment, enrolment, egressBasis } = config();
      const { calibration, problem, setting } = rules;
      return {
        ...{ enabled, impactAssessment, egressBasis },
        rule: setting?.rule ?? rawRule,
        ...(calibration && {
          calibration: {
            madeOn: calibration.madeOn,
            people: calibration.people,
            images: calibration.images,
            measured: calibration.measured,
          },
        }),
        ...(problem && { calibrationProblem: problem }),
        storedFaces: store.faces.stored(),
        warnAt: enrolment.warnAt,
        max: enrolment.max,
      };
    },
    begin() {
      noteRules();
      keepUp();
      tellStock();
    },
    configure(next) {
      const before = { face: config(), rules };
      loaded = next;
      rules = faceRulesOf(next, files);
      if (isDeepStrictEqual({ face: config(), rules }, before)) return;
      noteRules();
      tellStock();
      publisher.publish('face.setup', null);
    },
    stop() {
      timers.clearTimeout(upkeep);
      custody.wipe();
    },
  };
}
