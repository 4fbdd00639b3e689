import type { Screen } from '../../domain/visit/status.ts';

type Named<S, N> = S extends { readonly name: infer M } ? (N extends M ? S : never) : never;
type About<S, F> = S extends { readonly field: infer G }
  ? G extends F
    ? S
    : F extends G
      ? S
      : never
  : never;

/** The variant of the screen union that one component draws. */
export type ScreenOf<N extends Screen['name']> = Named<Screen, N>;

/** The variant of the `field` screen that asks for one field. */
export type FieldScreenOf<F extends ScreenOf<'field'>['field']> = About<ScreenOf<'field'>, F>;
