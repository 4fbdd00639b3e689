import { startAliyunGateway } from './aliyun-gateway.ts';
import type { CloudKey, PassedCall } from './aliyun-gateway.ts';
import type { HttpService, Reply } from './http-service.ts';

export interface SentSms {
  readonly phone: string;
  readonly template: string;
  readonly words: readonly string[];
}

export interface SmsService extends HttpService {
  readonly sent: () => readonly SentSms[];
}

/** The registered templates by code, with the variables each needs. */
export interface AliyunSmsAccount {
  readonly key: CloudKey;
  readonly signName: string;
  readonly templates: Readonly<Record<string, readonly string[]>>;
  /** Answered for this number with this code, as the carrier's lists do. */
  readonly codes?: Readonly<Record<string, string>>;
}

/** dysmsapi's SendSms: one message a minute to one number, variables of at most 35 characters and without addresses. */
export async function startAliyunSms(account: AliyunSmsAccount, now: () => number): Promise<SmsService> {
  const sent: (SentSms & { readonly at: number })[] = [];
  const answer = (Code: string, requestId: string): Reply => ({
    json: {
      RequestId: requestId,
      Message: Code === 'OK' ? 'OK' : '失败',
      Code,
      ...(Code === 'OK' ? { BizId: `9006${sent.length}^0` } : {}),
    },
  });
  const judge = ({ action, version, parameters }: PassedCall): string => {
    if (action !== 'SendSms') return 'InvalidAction.NotFound';
    if (version !== '2017-05-25') return 'InvalidVersion';
    const phone = parameters.get('PhoneNumbers') ?? '';
    if (!/^(1[3-9]\d{9}|[2-9]\d{6,14})$/.test(phone)) return 'isv.MOBILE_NUMBER_ILLEGAL';
    const listed = account.codes?.[phone];
    if (listed) return listed;
    if (parameters.get('SignName') !== account.signName) return 'isv.SMS_SIGNATURE_ILLEGAL';
    const variables = account.templates[parameters.get('TemplateCode') ?? ''];
    if (!variables) return 'isv.SMS_TEMPLATE_ILLEGAL';
    const words = variablesOf(parameters.get('TemplateParam') ?? '{}');
    if (!words) return 'isv.INVALID_JSON_PARAM';
    if (variables.some((name) => words[name] === undefined)) return 'isv.TEMPLATE_MISSING_PARAMETERS';
    if (variables.some((name) => /:\/\/|www\./.test(words[name] ?? ''))) return 'isv.PARAM_NOT_SUPPORT_URL';
    if (variables.some((name) => [...(words[name] ?? '')].length > 35)) return 'isv.PARAM_LENGTH_LIMIT';
    const at = now();
    if (sent.some((sms) => sms.phone === phone && sms.at > at - 60_000)) return 'isv.BUSINESS_LIMIT_CONTROL';
    sent.push({
      phone,
      template: parameters.get('TemplateCode') ?? '',
      words: variables.map((name) => words[name] ?? ''),
      at,
    });
    return 'OK';
  };
  const service = await startAliyunGateway(account.key, now, (call) => answer(judge(call), call.requestId));
  return { ...service, sent: () => sent };
}

function variablesOf(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const words: unknown = JSON.parse(text);
    const ok =
      typeof words === 'object' &&
      words !== null &&
      Object.values(words).every((word) => typeof word === 'string');
    return ok ? (words as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

export interface IdentityService extends HttpService {
  /** Answers the next question with this code instead of looking into the register. */
  answerNext(code: string): void;
}

/** Id2MetaVerify over a register of invented people, number to name. */
export async function startAliyunIdentity(
  key: CloudKey,
  register: ReadonlyMap<string, string>,
  now: () => number,
): Promise<IdentityService> {
  const codes: string[] = [];
  const answer = (requestId: string, Code: string, bizCode?: string): Reply => ({
    json: {
      RequestId: requestId,
      Code,
      Message: Code === '200' ? 'success' : 'error',
      ...(bizCode === undefined ? {} : { ResultObject: { BizCode: bizCode } }),
    },
  });
  const service = await startAliyunGateway(key, now, ({ action, version, parameters, requestId }) => {
    if (action !== 'Id2MetaVerify' || version !== '2019-03-07')
      return answer(requestId, 'InvalidAction.NotFound');
    const code = codes.shift();
    if (code !== undefined) return answer(requestId, code);
    const number = parameters.get('IdentifyNum') ?? '';
    const name = parameters.get('UserName') ?? '';
    if (parameters.get('ParamType') !== 'normal' || number === '' || name === '')
      return answer(requestId, '400');
    if (!/^\d{17}[\dX]$/.test(number)) return answer(requestId, '401');
    const registered = register.get(number);
    return answer(requestId, '200', registered === undefined ? '3' : registered === name ? '1' : '2');
  });
  return { ...service, answerNext: (code) => void codes.push(code) };
}
