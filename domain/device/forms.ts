import { z } from 'zod';
import { camera } from './config/camera.ts';
import { codeScanner } from './config/code-scanner.ts';
import { idReader } from './config/id-reader.ts';
import { labelPrinter } from './config/label-printer.ts';
import { relayBoard } from './config/relay-board.ts';
import type { DeviceKind } from './vocabulary.ts';

/** One setting of a device as a form asks for it. */
export interface DeviceField {
  readonly name: string;
  /**
   * `relays`: a relay number for each channel. `channels`: some of the channels. A choice that may also be a number has
   * `min` and `max` beside its `choices`.
   */
  readonly kind: 'text' | 'number' | 'choice' | 'switch' | 'relays' | 'channels';
  readonly required: boolean;
  readonly initial?: string | number | boolean;
  readonly choices?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
}

/** How one driver is set up over one way to the device. */
export interface DeviceForm {
  readonly driver: string;
  /** Absent where the driver knows only one way. */
  readonly transport?: string;
  /** Without `id`, `driver` and `transport`, which every form has. */
  readonly fields: readonly DeviceField[];
}

/** As much of JSON Schema as the device schemas come to. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
}

/**
 * The forms of the device page, read off the configuration's own schema: what a file may say, a technician may choose,
 * and neither can be forgotten when the other changes. A setting that is a group of its own (a vendor's HID framing)
 * is left to the file.
 */
export function deviceForms(): Readonly<Record<DeviceKind, readonly DeviceForm[]>> {
  return {
    'id-reader': formsOf(idReader),
    'label-printer': formsOf(labelPrinter),
    'code-scanner': formsOf(codeScanner),
    camera: formsOf(camera),
    'relay-board': formsOf(relayBoard),
  };
}

function formsOf(schema: z.ZodType): readonly DeviceForm[] {
  return alternatives(z.toJSONSchema(schema, { io: 'input' }) as Shape).map(toForm);
}

const alternatives = (shape: Shape): readonly Shape[] => shape.oneOf?.flatMap(alternatives) ?? [shape];

function toForm({ properties = {}, required = [] }: Shape): DeviceForm {
  const { id: _id, driver, transport, ...rest } = properties;
  return {
    driver: String(driver?.const),
    ...(transport && { transport: String(transport.const) }),
    fields: Object.entries(rest).flatMap(([name, shape]) => toField(name, shape, required.includes(name))),
  };
}

function toField(name: string, shape: Shape, required: boolean): readonly DeviceField[] {
  const { default: initial } = shape;
  const common = {
    name,
    required,
    ...(isPlain(initial) && { initial }),
  };
  if (shape.type === 'object') return [{ ...common, kind: 'relays' }];
  if (shape.type === 'array') return [{ ...common, kind: 'channels' }];
  if (shape.type === 'boolean') return [{ ...common, kind: 'switch' }];
  const parts = shape.anyOf ?? [shape];
  const choices = parts.flatMap((part) => part.enum ?? (part.const === undefined ? [] : [part.const]));
  const number = parts.find((part) => part.type === 'integer' || part.type === 'number');
  const range = number &&
    number.minimum !== undefined && {
      min: number.minimum,
      ...(number.maximum !== undefined && { max: number.maximum }),
      whole: number.type === 'integer',
    };
  if (choices.length > 0) {
    return [{ ...common, kind: 'choice', choices: choices.filter(isNamed), ...range }];
  }
  return [range ? { ...common, kind: 'number', ...range } : { ...common, kind: 'text' }];
}

const isNamed = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';
const isPlain = (value: unknown): value is string | number | boolean =>
  isNamed(value) || typeof value === 'boolean';
