import { expect, test } from 'vitest';
import { devices as devicesEn } from '../../../../renderer/strings/en/devices.ts';
import { dock as dockEn } from '../../../../renderer/strings/en/dock.ts';
import { face as faceEn } from '../../../../renderer/strings/en/face.ts';
import { keyboard as keyboardEn } from '../../../../renderer/strings/en/keyboard.ts';
import { staff as staffEn } from '../../../../renderer/strings/en/staff.ts';
import { devices } from '../../../../renderer/strings/zh-cn/devices.ts';
import { dock } from '../../../../renderer/strings/zh-cn/dock.ts';
import { face } from '../../../../renderer/strings/zh-cn/face.ts';
import { keyboard } from '../../../../renderer/strings/zh-cn/keyboard.ts';
import { staff } from '../../../../renderer/strings/zh-cn/staff.ts';

const gaps = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([gap]) => gap).sort();

test.each([
  ['staff', staff, staffEn],
  ['devices', devices, devicesEn],
  ['dock', dock, dockEn],
  ['face', face, faceEn],
  ['keyboard', keyboard, keyboardEn],
] as const)('the English %s words have the same keys and gaps as the Chinese', (_name, chinese, english) => {
  const translated: Readonly<Record<string, string>> = english;
  expect(Object.keys(english)).toEqual(Object.keys(chinese));
  for (const [key, text] of Object.entries(chinese))
    expect(gaps(translated[key] ?? ''), key).toEqual(gaps(text));
});
