import { common } from './common.ts';
import { devices } from './devices.ts';
import { dock } from './dock.ts';
import { face } from './face.ts';
import { keyboard } from './keyboard.ts';
import { staff } from './staff.ts';
import { visitor } from './visitor.ts';

export const en = { ...common, ...visitor, ...staff, ...devices, ...dock, ...face, ...keyboard } as const;
