import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { faultOf, isRecord, type ApiFault } from './fault.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;
export type Answer<T> = Promise<Result<T, ApiFault>>;

/** Calls of the site server's interface. `path` begins behind `/api/v1`; bodies and answers are JSON. */
export interface Api {
  /** Asked again by itself (twice) when the line or the server stumbles. */
  get<T>(path: string, query?: Query, signal?: AbortSignal): Answer<T>;
  /** Never repeated by itself: whether the first one arrived cannot be known. `id` makes a repetition by hand safe. */
  post<T>(path: string, body?: unknown, id?: string): Answer<T>;
  put<T>(path: string, body: unknown): Answer<T>;
  patch<T>(path: string, body: unknown): Answer<T>;
  remove<T>(path: string): Answer<T>;
  /** Files and fields as `multipart/form-data`; waits two minutes, for a phone on a bad line. */
  upload<T>(path: string, form: FormData): Answer<T>;
  /** A file that is made for what was sent: a register with its reason. */
  download(path: string, body: unknown): Answer<SavedFile>;
  /** The address of something to download, for a link. */
  address(path: string, query?: Query): string;
}

export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

export interface ApiParts {
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  readonly wait: (ms: number) => Promise<void>;
  /** Aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** The `Authorization` of a link's token, while the page is opened by one: headers stand in no log, addresses do. */
  readonly link: () => string | undefined;
  /** The server does not know this session any more (401). Not told for `/session` itself, where it is an answer. */
  readonly onSignedOut: () => void;
  /** Whether the last call got through to the server. */
  readonly onLine: (reached: boolean) => void;
}

const base = '/api/v1';
const timeoutMs = 15_000;
const uploadTimeoutMs = 120_000;
/** Before the second and the third try of a GET, each up to half longer by chance. */
const retryMs = [400, 1_500] as const;
/** A proxy without a server behind it. */
const stumbles: ReadonlySet<number> = new Set([502, 503, 504]);

export function createApi(parts: ApiParts): Api {
  let csrf: string | undefined;

  async function once<T>(method: string, path: string, sent: Sent): Answer<T> {
    const link = parts.link();
    const stop = joined(parts.deadline(sent.form || sent.asFile ? uploadTimeoutMs : timeoutMs), sent.signal);
    let response: Response;
    let body: unknown;
    try {
      response = await parts.fetch(addressOf(path, sent.query), {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: headersOf(sent, method === 'GET' ? undefined : csrf, link),
        body: sent.form ?? (sent.body === undefined ? null : JSON.stringify(sent.body)),
        signal: stop.signal,
      });
      body = sent.asFile && response.ok ? await fileOf(response) : await bodyOf(response);
    } catch {
      // `fetch` throws for a lost line, a refused connection and an abort alike.
      parts.onLine(stop.timedOut());
      return err(stop.timedOut() ? { kind: 'timeout', key: 'timeout' } : { kind: 'offline', key: 'offline' });
    } finally {
      stop.release();
    }
    parts.onLine(!stumbles.has(response.status));
    if (isRecord(body) && typeof body['csrf'] === 'string') csrf = body['csrf'];
    if (response.ok) return body === unreadable ? err(faultOf(response, body)) : ok(body as T);
    if (response.status === 401 && link === undefined && !path.startsWith('/session')) {
      parts.onSignedOut();
      return err({ ...faultOf(response, body), kind: 'signed-out' });
    }
    return err(faultOf(response, body));
  }

  async function get<T>(path: string, query?: Query, signal?: AbortSignal): Answer<T> {
    for (const pauseMs of retryMs) {
      const answer = await once<T>('GET', path, { query, signal });
      if (answer.ok || signal?.aborted || !isPassing(answer.error)) return answer;
      await parts.wait(pauseMs * (1 + parts.random() / 2));
    }
    return once<T>('GET', path, { query, signal });
  }

  async function change<T>(method: string, path: string, sent: Sent): Answer<T> {
    const answer = await once<T>(method, path, sent);
    if (answer.ok || answer.error.key !== 'csrf') return answer;
    // Refused before anything was done: another tab signed in, and this page holds the token of the session before (or none).
    const session = await get<unknown>('/session');
    return session.ok ? once<T>(method, path, sent) : session;
  }

  return {
    get,
    post: (path, body, id) => change('POST', path, { body, id }),
    put: (path, body) => change('PUT', path, { body }),
    patch: (path, body) => change('PATCH', path, { body }),
    remove: (path) => change('DELETE', path, {}),
    upload: (path, form) => change('POST', path, { form }),
    download: (path, body) => change('POST', path, { body, asFile: true }),
    address: addressOf,
  };
}

interface Sent {
  readonly query?: Query | undefined;
  readonly body?: unknown;
  readonly form?: FormData | undefined;
  /** The answer is a file and no JSON. */
  readonly asFile?: boolean;
  readonly id?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Marks an answer that is no JSON, which `undefined` (an empty answer) is not. */
const unreadable = Symbol('unreadable');

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unreadable;
  }
}

/** Under the name that the server gave it (RFC 8187). */
async function fileOf(response: Response): Promise<SavedFile> {
  const [, name = 'file'] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { name: decodeURIComponent(name), content: await response.blob() };
}

function headersOf(
  { body, id }: Sent,
  csrf: string | undefined,
  link: string | undefined,
): Record<string, string> {
  return {
    accept: 'application/json',
    ...(link !== undefined && { authorization: link }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(csrf !== undefined && { 'x-yingbin-csrf': csrf }),
    ...(id !== undefined && { 'idempotency-key': id }),
  };
}

function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? `${base}${path}` : `${base}${path}?${text}`;
}

function isPassing({ kind, status }: ApiFault): boolean {
  return kind === 'offline' || kind === 'timeout' || (status !== undefined && stumbles.has(status));
}

/** `AbortSignal.any`, which phones of 2022 do not have; and which of the two it was. */
function joined(deadline: AbortSignal, asked: AbortSignal | undefined) {
  const stop = new AbortController();
  const onDeadline = () => stop.abort();
  const signals = [deadline, ...(asked ? [asked] : [])];
  for (const signal of signals) {
    if (signal.aborted) stop.abort();
    signal.addEventListener('abort', onDeadline);
  }
  return {
    signal: stop.signal,
    timedOut: () => deadline.aborted && asked?.aborted !== true,
    release: () => signals.forEach((signal) => signal.removeEventListener('abort', onDeadline)),
  };
}
