import { expect, test } from 'vitest';
import { fit, widthOf } from '../../../../renderer/console/reception/print/fit.ts';

const sizes = { largest: 7.5, smallest: 3.2 };

test('a short name is as large as it may be, a long one shrinks into its width', () => {
  expect(fit('赵文静', 36, sizes)).toEqual({ text: '赵文静', size: 7.5 });
  const long = fit('阿卜杜拉·买买提明', 36, sizes);
  expect(long.text).toBe('阿卜杜拉·买买提明');
  expect(long.size * widthOf(long.text)).toBeLessThanOrEqual(36);
});

test('a name that fits at no readable size is cut and says so', () => {
  const { text, size } = fit('赵'.repeat(60), 36, sizes);
  expect(text.endsWith('…')).toBe(true);
  expect(size).toBe(3.2);
  expect(widthOf(text) * size).toBeLessThanOrEqual(36);
});
