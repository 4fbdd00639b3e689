import type { Vitals } from '../../health/vitals.ts';
import type { LinkFault } from '../../transport/byte-stream.ts';
import type { LibraryDelays } from './delays.ts';
import type { Answer, HelperLine } from './helper-line.ts';
import { misfitOf, readLibraryFile } from './library-file.ts';

/** `lost`: the link says itself that the helper is gone, and why. */
export type Trouble = LinkFault | 'lost';

/**
 * Gets to know a fresh helper, and whether it is one for this library.
 * @returns why not, if it is not
 */
export async function greet(
  helper: HelperLine,
  library: string,
  delays: Pick<LibraryDelays, 'helloTimeoutMs'>,
  vitals: Pick<Vitals, 'says'>,
): Promise<Trouble | undefined> {
  const hello = await helper.ask({ do: 'hello' }, delays.helloTimeoutMs);
  if (hello.type !== 'reply') return troubleOf(hello, 'the helper does not answer: is it a Node program?');
  const [platform = '', arch = '', version = ''] = hello.parts.map((part) => Buffer.from(part).toString());
  vitals.says(`helper: Node ${version} for ${platform} ${arch}`);

  const file = await readLibraryFile(library);
  if (!file.ok) return file.error;
  const misfit = misfitOf(file.value, { platform, arch });
  return misfit === undefined ? undefined : { kind: 'denied', detail: misfit };
}

/** A library that says no is a matter of its set-up; one that hangs may work another time. */
export function troubleOf(answer: Exclude<Answer, { readonly type: 'reply' }>, silence: string): Trouble {
  if (answer.type === 'lost') return 'lost';
  return answer.type === 'problem'
    ? { kind: 'denied', detail: answer.words }
    : { kind: 'timeout', detail: silence };
}
