import { common } from './common.ts';
import { devices } from './devices.ts';
import { crew } from './crew.ts';
import { dock } from './dock.ts';
import { face } from './face.ts';
import { keyboard } from './keyboard.ts';
import { pass } from './pass.ts';
import { phone } from './phone.ts';
import { rate } from './rate.ts';
import { staff } from './staff.ts';
import { visitor } from './visitor.ts';

export const zhCn = {
  ...common,
  ...visitor,
  ...pass,
  ...phone,
  ...rate,
  ...staff,
  ...crew,
  ...devices,
  ...dock,
  ...face,
  ...keyboard,
} as const;
