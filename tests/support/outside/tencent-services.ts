import type { CloudKey } from './aliyun-gateway.ts';
import type { IdentityService, SentSms, SmsService } from './aliyun-services.ts';
import { startTencentGateway } from './tencent-gateway.ts';

export interface TencentSmsAccount {
  readonly key: CloudKey;
  readonly sdkAppId: string;
  readonly signName: string;
  /** The registered templates by number, with how many variables each has. */
  readonly templates: Readonly<Record<string, number>>;
  /** Answered for this number with this code. */
  readonly codes?: Readonly<Record<string, string>>;
}

/** Tencent's SendSms: each number has a code of its own; one message to a number in 30 seconds. */
export async function startTencentSms(account: TencentSmsAccount, now: () => number): Promise<SmsService> {
  const sent: (SentSms & { readonly at: number })[] = [];
  const judge = (parameters: Readonly<Record<string, unknown>>, phone: string): string => {
    if (!/^\+861[3-9]\d{9}$|^\+(?!86)[1-9]\d{6,14}$/.test(phone))
      return 'InvalidParameterValue.IncorrectPhoneNumber';
    const listed = account.codes?.[phone];
    if (listed) return listed;
    if (parameters['SmsSdkAppId'] !== account.sdkAppId) return 'InvalidParameterValue.SdkAppIdNotExist';
    if (parameters['SignName'] !== account.signName) return 'FailedOperation.SignatureIncorrectOrUnapproved';
    const template = String(parameters['TemplateId']);
    const words = parameters['TemplateParamSet'];
    const fits = Array.isArray(words) && words.length === account.templates[template];
    if (!fits || !words.every((word) => typeof word === 'string'))
      return 'FailedOperation.TemplateIncorrectOrUnapproved';
    if (words.some((word) => /:\/\//.test(word)))
      return 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter';
    const at = now();
    if (sent.some((sms) => sms.phone === phone && sms.at > at - 30_000)) {
      return 'LimitExceeded.PhoneNumberThirtySecondLimit';
    }
    sent.push({ phone, template, words, at });
    return 'Ok';
  };
  const service = await startTencentGateway(account.key, 'sms', now, ({ action, version, parameters }) => {
    if (action !== 'SendSms') return { errorCode: 'InvalidAction' };
    if (version !== '2021-01-11') return { errorCode: 'NoSuchVersion' };
    const phones = parameters['PhoneNumberSet'];
    if (!Array.isArray(phones) || phones.length === 0) return { errorCode: 'MissingParameter' };
    return {
      SendStatusSet: phones.map((phone: string) => {
        const Code = judge(parameters, phone);
        const SerialNo = Code === 'Ok' ? `5000:${sent.length}` : '';
        return { SerialNo, PhoneNumber: phone, Fee: 1, SessionContext: '', Code, Message: '', IsoCode: 'CN' };
      }),
    };
  });
  return { ...service, sent: () => sent };
}

/**
 * IdCardVerification and CheckIdNameDate over a register of invented people, number to name. `answerNext` takes a result
 * (`-4`) or an error code.
 */
export async function startTencentIdentity(
  key: CloudKey,
  register: ReadonlyMap<string, string>,
  now: () => number,
): Promise<IdentityService> {
  const codes: string[] = [];
  const service = await startTencentGateway(key, 'faceid', now, ({ action, version, parameters }) => {
    const dated = action === 'CheckIdNameDate';
    if (!dated && action !== 'IdCardVerification') return { errorCode: 'InvalidAction' };
    if (version !== '2018-03-01') return { errorCode: 'NoSuchVersion' };
    const code = codes.shift();
    if (code !== undefined)
      return /^-?\d+$/.test(code) ? { Result: code, Description: '' } : { errorCode: code };
    const { IdCard: number, Name: name, ValidityBegin: from, ValidityEnd: until } = parameters;
    if (typeof number !== 'string' || typeof name !== 'string') return { errorCode: 'MissingParameter' };
    if (!/^\d{17}[\dX]$/.test(number)) return { Result: '-2', Description: '非法身份证号' };
    if (name === '') return { Result: '-3', Description: '非法姓名' };
    if (dated && ![from, until].every((date) => /^\d{8}$/.test(String(date)))) {
      return { Result: '-4', Description: '非法有效期' };
    }
    const registered = register.get(number);
    if (registered === undefined)
      return { Result: dated ? '-7' : '-5', Description: '证件库中无此身份证记录' };
    // Every card of this register is valid from 2020 for good; one with other dates was lost and replaced.
    const sameCard = !dated || (from === '20200101' && until === '00000000');
    return registered === name && sameCard
      ? { Result: '0', Description: '一致' }
      : { Result: '-1', Description: '不一致' };
  });
  return { ...service, answerNext: (code) => void codes.push(code) };
}
