import { common } from './common.ts';
import { dock } from './dock.ts';
import { keyboard } from './keyboard.ts';
import { staff } from './staff.ts';
import { visitor } from './visitor.ts';

export const en = { ...common, ...visitor, ...staff, ...dock, ...keyboard } as const;
