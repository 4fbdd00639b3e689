import { dirname, resolve } from 'node:path';
import { parseCalibration, type FaceCalibration } from '../../domain/face/calibration.ts';
import { rawRule } from '../../domain/face/decision.ts';
import { builtInEngine } from '../../domain/face/matching.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { FaceSetting } from '../../domain/visit/state.ts';
import type { ConfigFiles } from '../app/config-files.ts';
import type { LoadedConfig } from '../app/config.ts';

/** What the configuration makes of faces: nothing at all where the site has them off. */
export interface FaceRules {
  readonly setting?: FaceSetting;
  readonly calibration?: FaceCalibration;
  /** The calibration could not be used, and the strict rule for plain distances holds instead. */
  readonly problem?: 'missing' | 'not-a-calibration' | 'other-engine';
}

export function faceRulesOf({ config, file }: LoadedConfig, files: Pick<ConfigFiles, 'read'>): FaceRules {
  const { enabled, purpose, noticeVersion, onMatch, calibration, enrolment } = config.face;
  if (!enabled || !purpose) return {};
  const read =
    calibration === undefined ? undefined : readCalibration(resolve(dirname(file), calibration), files);
  return {
    setting: {
      ...{ purpose, noticeVersion, onMatch },
      rule: read?.ok ? read.value.rule : rawRule,
      enrolment: enrolment.allowed,
    },
    ...(read?.ok && { calibration: read.value }),
    ...(read && !read.ok && { problem: read.error }),
  };
}

function readCalibration(
  path: string,
  files: Pick<ConfigFiles, 'read'>,
): Result<FaceCalibration, NonNullable<FaceRules['problem']>> {
  const text = files.read(path);
  if (!text.ok) return err('missing');
  const calibration = parseCalibration(text.value);
  if (!calibration) return err('not-a-calibration');
  return calibration.engine === builtInEngine ? ok(calibration) : err('other-engine');
}
