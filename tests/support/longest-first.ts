import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Test files that take longest because they wait, kill or draw: begun last, one of them would keep a whole round waiting with
 * the other cores idle. A fresh checkout knows no times, and goes by the length of the files.
 */
const longest = [
  'integration/kiosk/kill',
  'integration/fault-matrix/fault-matrix',
  'integration/vendor-library/kiosk-death',
  'integration/fault-matrix/devices',
  'integration/server/ledger',
  'integration/vendor-library/helper-faults',
  'e2e/screen-sizes',
  'e2e/device-page',
  'e2e/idle',
  'e2e/device-views',
  'properties/vendor-library',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((file) => moduleId.endsWith(`tests/${file}.test.ts`));
  return rank === -1 ? longest.length : rank;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
