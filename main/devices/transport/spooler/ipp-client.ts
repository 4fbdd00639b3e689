import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { Timers } from '../timers.ts';
import { decodeIppAnswer, encodeIppRequest, ippGroup, ippOperation } from './ipp-coder.ts';
import type { IppAnswer, IppAttribute } from './ipp-coder.ts';
import { postIpp } from './ipp-http.ts';
import { texts, words } from './ipp-state.ts';
import type { SubmitFault } from './port.ts';

interface IppClientOptions {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly timers: Timers;
  readonly limitMs: number;
}

interface IppQuestion {
  readonly operation: number;
  /** Without charset and language, which are always the same. */
  readonly attributes: readonly IppAttribute[];
  /** How a job is to be printed. */
  readonly job?: readonly IppAttribute[];
  readonly document?: Uint8Array;
}

type AskIpp = (question: IppQuestion) => Promise<Result<IppAnswer, SubmitFault>>;

/** RFC 8011 section 4.1.4.1: these two come first in every request. */
const preamble: readonly IppAttribute[] = [
  { type: 'charset', name: 'attributes-charset', values: ['utf-8'] },
  { type: 'naturalLanguage', name: 'attributes-natural-language', values: ['en'] },
];

const largestRequestId = 0x7fff_ffff;

/** Questions to one address, each answered by success or a fault. */
export function createIppClient({ host, port, path, timers, limitMs }: IppClientOptions): AskIpp {
  let lastId = 0;
  return async ({ operation, attributes, job, document }) => {
    lastId = (lastId % largestRequestId) + 1;
    const requestId = lastId;
    const request = encodeIppRequest({
      operation,
      requestId,
      groups: [
        { tag: ippGroup.operation, attributes: [...preamble, ...attributes] },
        ...(job ? [{ tag: ippGroup.job, attributes: job }] : []),
      ],
    });
    const body = document ? Buffer.concat([request, document]) : request;
    const posted = await postIpp({ host, port, path, body, timers, limitMs });
    if (!posted.ok) return posted;
    const decoded = decodeIppAnswer(posted.value);
    if (!decoded.ok) return err({ kind: 'nonsense', detail: decoded.error, mayExist: true });
    const answer = decoded.value;
    if (answer.requestId !== requestId) {
      return err({ kind: 'nonsense', detail: 'the answer to another request', mayExist: true });
    }
    return answer.status < 0x0100 ? ok(answer) : err(refusalOf(answer, operation));
  };
}

const internalError = 0x0500;
const deviceError = 0x0504;
const notFound = 0x0406;
const forbidden: readonly number[] = [0x0401, 0x0402, 0x0403];
const aboutJobs: readonly number[] = [ippOperation.getJobAttributes, ippOperation.cancelJob];

/** RFC 8011 appendix B. Two errors of the server do not say whether the request was carried out. */
function refusalOf({ status, groups }: IppAnswer, operation: number): SubmitFault {
  const said = groups.flatMap((group) => texts(group, 'status-message'));
  const detail = words([`IPP status ${status.toString(16).padStart(4, '0')}`, ...said]);
  const mayExist = status === internalError || status === deviceError;
  if (forbidden.includes(status)) return { kind: 'denied', detail, mayExist };
  if (status !== notFound) return { kind: 'refused', detail, mayExist };
  return { kind: aboutJobs.includes(operation) ? 'no-such-job' : 'no-such-queue', detail, mayExist };
}
