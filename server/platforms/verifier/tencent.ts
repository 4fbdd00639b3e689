import type { VerifierVerdict } from '../../../domain/screening/vocabulary.ts';
import { codeAt } from '../cloud/answer-fields.ts';
import type { CloudWorld } from '../cloud/cloud-world.ts';
import { callTencent } from '../cloud/tencent-call.ts';
import type { TencentVerifierConfig } from './config.ts';
import type { PersonToVerify, VerdictSource } from './verifier.ts';

/** One action, and what its results mean: the numbers differ between the two. */
interface Question {
  readonly action: { readonly name: string; readonly version: string };
  readonly parameters: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<string, VerifierVerdict>>;
}

/** @see https://cloud.tencent.com/document/product/1007/33188 */
const cardVerdicts: Readonly<Record<string, VerifierVerdict>> = {
  '0': 'MATCH',
  '-1': 'MISMATCH',
  '-2': 'BAD_INPUT', // ID number
  '-3': 'BAD_INPUT', // name
  '-4': 'SOURCE_DOWN',
  '-5': 'NO_RECORD',
  '-6': 'SOURCE_DOWN', // being upgraded
  '-7': 'RATE_LIMITED', // this person too often today
};

/** @see https://cloud.tencent.com/document/product/1007/37980 */
const dateVerdicts: Readonly<Record<string, VerifierVerdict>> = {
  '0': 'MATCH',
  '-1': 'MISMATCH',
  '-2': 'BAD_INPUT', // ID number
  '-3': 'BAD_INPUT', // name
  '-4': 'BAD_INPUT', // validity
  '-5': 'BAD_INPUT', // the three do not go together
  '-6': 'SOURCE_DOWN',
  '-7': 'NO_RECORD',
  '-8': 'RATE_LIMITED', // this person too often today
};

/** Name and ID number through Tencent Cloud (人脸核身), with the card's dates where they are known and ordered. */
export function createTencentSource(config: TencentVerifierConfig, world: CloudWorld): VerdictSource {
  const account = { ...config, service: 'faceid' } as const;
  return {
    provider: 'tencent',
    async ask(person, signal) {
      const { action, parameters, verdicts } = questionFor(person, config.checkValidity);
      const answer = await callTencent(account, action, parameters, world, signal);
      if (!answer.ok) return { verdict: 'SOURCE_DOWN', code: answer.error };
      const { error, requestId: reference, response, status } = answer.value;
      if (error !== undefined) return { verdict: errorVerdict(error), code: error, reference };
      const result = codeAt(response, 'Result');
      if (result === undefined) {
        return {
          verdict: status === 429 ? 'RATE_LIMITED' : 'SOURCE_DOWN',
          code: `http-${status}`,
          reference,
        };
      }
      return { verdict: verdicts[result] ?? 'SOURCE_DOWN', code: `result${result}`, reference };
    },
  };
}

function questionFor({ name, idNumber, validity }: PersonToVerify, checkValidity: boolean): Question {
  const parameters = { Name: name, IdCard: idNumber };
  const version = '2018-03-01';
  if (!checkValidity || !validity) {
    return { action: { name: 'IdCardVerification', version }, parameters, verdicts: cardVerdicts };
  }
  const { from, until } = validity;
  const dates = {
    ValidityBegin: from.replaceAll('-', ''),
    ValidityEnd: until === 'long-term' ? '00000000' : until.replaceAll('-', ''),
  };
  return {
    action: { name: 'CheckIdNameDate', version },
    parameters: { ...parameters, ...dates },
    verdicts: dateVerdicts,
  };
}

function errorVerdict(error: string): VerifierVerdict {
  if (/^(Request)?LimitExceeded/.test(error)) return 'RATE_LIMITED';
  if (/^UnauthorizedOperation\.(Arrears|ChargeStatusException)$/.test(error)) return 'SOURCE_DOWN';
  if (
    /^(AuthFailure|UnauthorizedOperation|OperationDenied|NoSuch|InvalidAction|UnsupportedRegion)/.test(error)
  ) {
    return 'NOT_CONFIGURED';
  }
  return /^(InvalidParameter|MissingParameter)/.test(error) ? 'BAD_INPUT' : 'SOURCE_DOWN';
}
