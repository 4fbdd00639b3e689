import type { VerifierVerdict } from '../../../domain/screening/vocabulary.ts';
import { callAliyun } from '../cloud/aliyun-call.ts';
import { codeAt, objectAt } from '../cloud/answer-fields.ts';
import type { CloudWorld } from '../cloud/cloud-world.ts';
import type { AliyunVerifierConfig } from './config.ts';
import type { SourceAnswer, VerdictSource } from './verifier.ts';

const action = { name: 'Id2MetaVerify', version: '2019-03-07' };

/** The verdict is in `BizCode`; `Code` 200 says only that the question was understood. */
const bizVerdicts: Readonly<Record<string, VerifierVerdict>> = {
  '1': 'MATCH',
  '2': 'MISMATCH',
  '3': 'NO_RECORD',
};

const codeVerdicts: Readonly<Record<string, VerifierVerdict>> = {
  '400': 'BAD_INPUT', // a parameter is empty
  '401': 'BAD_INPUT', // a parameter is not of the right form
  '402': 'SOURCE_DOWN', // the database behind it
  '403': 'RATE_LIMITED', // the same question again too soon
  '410': 'NOT_CONFIGURED', // service not opened
  '411': 'NOT_CONFIGURED', // this key may not
  '412': 'SOURCE_DOWN', // arrears: the service stands still
  '500': 'SOURCE_DOWN',
};

/**
 * Name and ID number through Alibaba Cloud (实人认证, Id2MetaVerify).
 * @see https://help.aliyun.com/zh/id-verification/information-verification/developer-reference/vatsl9lfmbwe74iv
 */
export function createAliyunSource(config: AliyunVerifierConfig, world: CloudWorld): VerdictSource {
  return {
    provider: 'aliyun',
    async ask({ name, idNumber }, signal) {
      const parameters = { ParamType: 'normal', IdentifyNum: idNumber, UserName: name };
      const answer = await callAliyun(config, action, parameters, world, signal);
      if (!answer.ok) return { verdict: 'SOURCE_DOWN', code: answer.error };
      return verdictOf(answer.value.json, answer.value.status);
    },
  };
}

function verdictOf(json: unknown, status: number): SourceAnswer {
  const code = codeAt(json, 'Code');
  const reference = codeAt(json, 'RequestId');
  if (code === '200') {
    const bizCode = codeAt(objectAt(json, 'ResultObject'), 'BizCode');
    return {
      verdict: bizVerdicts[bizCode ?? ''] ?? 'SOURCE_DOWN',
      code: `biz-${bizCode ?? 'none'}`,
      reference,
    };
  }
  if (code === undefined) return { verdict: statusVerdict(status), code: `http-${status}`, reference };
  return { verdict: codeVerdicts[code] ?? gatewayVerdict(code), code, reference };
}

/** What the gateway in front of the service says: `Throttling.User`, `SignatureDoesNotMatch`, `Forbidden.RAM`. */
function gatewayVerdict(code: string): VerifierVerdict {
  if (code.startsWith('Throttling')) return 'RATE_LIMITED';
  if (
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|SignatureNonceUsed|InvalidTimeStamp|Forbidden|NoPermission)/.test(
      code,
    )
  ) {
    return 'NOT_CONFIGURED';
  }
  return /^(Missing|Invalid)/.test(code) ? 'BAD_INPUT' : 'SOURCE_DOWN';
}

const statusVerdict = (status: number): VerifierVerdict => (status === 429 ? 'RATE_LIMITED' : 'SOURCE_DOWN');
