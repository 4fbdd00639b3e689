import { writeFileSync } from 'node:fs';
import { makePinyinTable } from './table.ts';

const target = new URL('../../renderer/ui/keyboard/pinyin/table.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(makePinyinTable(), null, 1)}\n`);
