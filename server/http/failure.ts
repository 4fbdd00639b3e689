/** A refusal that the page has words for. Never carries what was sent. */
export class Failure extends Error {
  readonly statusCode: number;
  readonly key: string;
  readonly fields: readonly string[];
  /** Numbers and times the words need, such as `until`. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    statusCode: number,
    key: string,
    fields: readonly string[],
    details: Readonly<Record<string, string | number>>,
  ) {
    super(key);
    this.statusCode = statusCode;
    this.key = key;
    this.fields = fields;
    this.details = details;
  }
}

/**
 * @param key a word such as `not-found`; the pages' strings have a sentence for it
 * @param about which fields of the request, and numbers for the sentence
 */
export function failure(
  statusCode: number,
  key: string,
  about: {
    readonly fields?: readonly string[];
    readonly details?: Readonly<Record<string, string | number>>;
  } = {},
): Failure {
  return new Failure(statusCode, key, about.fields ?? [], about.details ?? {});
}

/** Somebody else's, gone, or never there: the asker cannot tell which. */
export const notFound = (): Failure => failure(404, 'not-found');
