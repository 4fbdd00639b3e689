import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { OwnReservation } from '../../../server/contract/portal.ts';
import { faultOf, type ApiFault } from '../../web/core/fault.ts';

const path = '/api/v1/portal/reservation/documents';
const timeoutMs = 180_000;

/**
 * Sends one file and tells how far it is, which `fetch` cannot. On a bad line a photograph takes a minute, and a bar that moves keeps
 * people from starting again.
 *
 * @param onProgress from 0 up to 1
 */
export function uploadDocument(
  token: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<Result<OwnReservation, ApiFault>> {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve) => {
    const fail = (kind: 'offline' | 'timeout') => resolve(err({ kind, key: kind }));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', () => fail('offline'));
    request.addEventListener('timeout', () => fail('timeout'));
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.open('POST', path);
    request.timeout = timeoutMs;
    request.setRequestHeader('authorization', `Visitor ${token}`);
    request.send(form);
  });
}

function answerOf({ status, responseText }: XMLHttpRequest): Result<OwnReservation, ApiFault> {
  const body = parsed(responseText);
  if (status === 200 && body !== undefined) return ok(body as OwnReservation);
  return err(faultOf(new Response(null, { status: status >= 400 && status < 600 ? status : 500 }), body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
