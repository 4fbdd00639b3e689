import { expect, test } from 'vitest';
import { maskName, maskNumber, maskPhone } from '../../../../domain/identity/mask.ts';

test.each([
  ['', ''],
  ['甲', '*'],
  ['测甲', '测*'],
  ['测试甲', '测*甲'],
  ['测试甲乙', '测**乙'],
  ['欧阳甲', '欧阳*'],
  ['欧阳测试', '欧阳**'],
  // a surname alone is all there is: the compound rule must leave something hidden
  ['欧阳', '欧*'],
  ['阿里·买买提', '阿*·买*提'],
  ['𠮷𠮷甲', '𠮷*甲'],
  ['Anna Maria Eriksson', 'A*** M*** E***'],
  ['ZHENGJIAN,YANGBEN', 'Z***,Y***'],
])('name %j is shown as %j', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test.each([
  ['110101190001010014', '110101********0014'],
  ['44030519001231004X', '440305********004X'],
  ['110101000101001', '110101******001'],
  ['PAK310080010103', 'P***********103'],
  ['H00000001', 'H*****001'],
  ['AB123', 'A**23'],
  ['A12', '***'],
  ['', ''],
])('number %j is shown as %j', (number, shown) => {
  expect(maskNumber(number)).toBe(shown);
});

test.each([
  ['13800001234', '138****1234'],
  ['01020001234', '*******1234'],
  ['+41440001234', '+*******1234'],
  ['+4144001', '+*****01'],
  ['12', '**'],
])('phone %j is shown as %j', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});
