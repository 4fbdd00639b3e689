import fc from 'fast-check';
import type { z } from 'zod';
import { catalogue, type FactType } from '../../domain/ledger/catalogue.ts';

/** Whatever some leaf of the catalogue takes; which of them a leaf takes, it says itself. */
const leaves: readonly unknown[] = [
  ...[0, 1, 3, 5, 1_772_413_200_000, 1_772_499_600_000, 8_640_000_000_000_000],
  ...['k1', 'x7', 'meeting', 'reader', 'p\u0000\ud800', '2026-03-02', '2026-03-09', 'QUJDREVGR0hJSktMTU5PUA'],
  ...['0'.repeat(64), 'abc0123456789'.padEnd(64, 'f'), true, false, []],
];

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly element?: z.ZodType;
}

/** Values of a schema as the catalogue builds them: found by asking it, so that a new shape needs nothing here. */
function anyOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { type, shape, innerType, entries, element } = (schema as unknown as { def: Definition }).def;
  if (shape) {
    const members = Object.entries(shape).map(([name, member]) => [name, anyOf(member)] as const);
    return fc
      .record(Object.fromEntries(members))
      .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
  }
  if (type === 'optional' && innerType) return fc.option(anyOf(innerType), { nil: undefined });
  if (entries) return fc.constantFrom(...Object.values(entries));
  if (element) return fc.array(anyOf(element), { maxLength: 2 });
  const fitting = leaves.filter((value) => schema.safeParse(value).success);
  const literal = (schema as unknown as { value?: unknown }).value;
  if (type === 'literal') return fc.constant(literal);
  if (fitting.length === 0) throw new Error(`nothing here fits a ${type} of the catalogue`);
  return fc.constantFrom(...fitting);
}

/** Data of one type of fact that the catalogue lets in. */
export function anyData(type: FactType): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return anyOf(catalogue[type]) as fc.Arbitrary<Readonly<Record<string, unknown>>>;
}

export const factTypes = Object.keys(catalogue) as FactType[];
