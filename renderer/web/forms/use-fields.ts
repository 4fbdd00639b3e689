import { useState } from 'react';
import type { ApiFault } from '../core/fault.ts';

/** What is wrong with which field: a key after `error.`. */
export type Errors<Values> = { readonly [Name in keyof Values]?: string | undefined };

export interface Fields<Values> {
  readonly values: Values;
  readonly set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** `<TextField label={…} {...fields.bind('phone')} />` */
  readonly bind: <Name extends keyof Values>(
    name: Name,
  ) => {
    readonly value: Values[Name];
    readonly onChange: (value: Values[Name]) => void;
    readonly error: string | undefined;
  };
  /** Checks everything and shows what is wrong; whether all is well. */
  readonly check: () => boolean;
  /** Shows what the server found wrong; `visitor.phone` is the field `visitor.phone`, or else `phone`. */
  readonly blame: (fault: ApiFault | undefined) => void;
  readonly reset: (values?: Values) => void;
}

/**
 * The values of a form and what is wrong with them. `rules` says what is wrong (`{ phone: 'bad-phone' }`); it is asked when somebody
 * wants to go on, and an error goes away as soon as its field is changed: nobody is told off while still writing.
 */
export function useFields<Values extends object>(
  start: Values,
  rules: (values: Values) => Errors<Values> = () => ({}),
): Fields<Values> {
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<Errors<Values>>({});
  const set = <Name extends keyof Values>(name: Name, value: Values[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => ({ ...before, [name]: undefined }));
  };
  return {
    values,
    set,
    bind: (name) => ({
      value: values[name],
      onChange: (value) => set(name, value),
      error: errors[name],
    }),
    check() {
      const found = rules(values);
      setErrors(found);
      return Object.values(found).every((error) => error === undefined);
    },
    blame: (fault) => setErrors(fieldsOf(fault, values)),
    reset(next = start) {
      setValues(next);
      setErrors({});
    },
  };
}

function fieldsOf<Values extends object>(fault: ApiFault | undefined, values: Values): Errors<Values> {
  const named = Object.entries(fault?.fields ?? {}).map(([path, reason]) => [
    path in values ? path : path.slice(path.lastIndexOf('.') + 1),
    reason,
  ]);
  return Object.fromEntries(named) as Errors<Values>;
}
