import { codeAt } from '../cloud/answer-fields.ts';
import type { CloudWorld } from '../cloud/cloud-world.ts';
import { callTencent } from '../cloud/tencent-call.ts';
import type { TencentVerifierConfig } from './config.ts';
import type { VerdictSource, Verdict } from './verifier.ts';

// CheckIdNameDate asks for the dates of validity too, which nobody is asked for who has no card at hand.
const action = { name: 'IdCardVerification', version: '2018-03-01' };

const resultVerdicts: Readonly<Record<string, Verdict>> = {
  '0': 'MATCH',
  '-1': 'MISMATCH',
  '-2': 'BAD_INPUT', // ID number
  '-3': 'BAD_INPUT', // name
  '-4': 'SOURCE_DOWN',
  '-5': 'NO_RECORD',
  '-6': 'SOURCE_DOWN', // being upgraded
  '-7': 'RATE_LIMITED', // this person too often today
};

/**
 * Name and ID number through Tencent Cloud (人脸核身, IdCardVerification).
 * @see https://cloud.tencent.com/document/product/1007/33188
 */
export function createTencentSource(config: TencentVerifierConfig, world: CloudWorld): VerdictSource {
  const account = { ...config, service: 'faceid' } as const;
  return {
    provider: 'tencent',
    async ask({ name, idNumber }, signal) {
      const answer = await callTencent(account, action, { IdCard: idNumber, Name: name }, world, signal);
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
      return { verdict: resultVerdicts[result] ?? 'SOURCE_DOWN', code: `result${result}`, reference };
    },
  };
}

function errorVerdict(error: string): Verdict {
  if (/^(Request)?LimitExceeded/.test(error)) return 'RATE_LIMITED';
  if (error === 'UnauthorizedOperation.Arrears' || error === 'UnauthorizedOperation.ChargeStatusException') {
    return 'SOURCE_DOWN';
  }
  if (
    /^(AuthFailure|UnauthorizedOperation|OperationDenied|NoSuch|InvalidAction|UnsupportedRegion)/.test(error)
  ) {
    return 'NOT_CONFIGURED';
  }
  return /^(InvalidParameter|MissingParameter)/.test(error) ? 'BAD_INPUT' : 'SOURCE_DOWN';
}
