import { err, ok } from '../../../domain/kernel/result.ts';
import { codeAt } from '../../platforms/cloud/answer-fields.ts';
import type { CloudWorld } from '../../platforms/cloud/cloud-world.ts';
import { callTencent } from '../../platforms/cloud/tencent-call.ts';
import type { Channel, DeliveryFault } from '../channel.ts';
import type { TencentSmsConfig } from '../config.ts';
import { callFault, fault, statusFault } from '../faults.ts';
import { mobileOf, smsTemplateFor, smsWord } from './sms-words.ts';

const action = { name: 'SendSms', version: '2021-01-11' };

/**
 * SMS through Tencent Cloud. The call succeeds as a whole and each number has a code of its own.
 * @see https://cloud.tencent.com/document/api/382/55981
 */
export function createTencentSms(config: TencentSmsConfig, world: CloudWorld): Channel {
  return {
    name: 'sms-tencent',
    canReach: (to) => mobileOf(to) !== undefined,
    async send(message, to, signal) {
      const mobile = mobileOf(to);
      if (mobile === undefined) return err(fault('refused', 'no-mobile'));
      const registered = smsTemplateFor(config.templates, message);
      if (!registered) return err(fault('misconfigured', 'no-template'));
      const parameters = {
        PhoneNumberSet: [mobile.startsWith('+') ? mobile : `+86${mobile}`],
        SmsSdkAppId: config.sdkAppId,
        SignName: config.signName,
        TemplateId: registered.code,
        TemplateParamSet: registered.parameters.map((field) => smsWord(field, message)),
        ...(message.id === undefined ? {} : { SessionContext: message.id }),
      };
      const account = { ...config, service: 'sms' } as const;
      const answer = await callTencent(account, action, parameters, world, signal);
      if (!answer.ok) return err(callFault(answer.error));
      const { error, response, status, headers } = answer.value;
      if (error !== undefined) return err(faultOf(error));
      const first: unknown = Array.isArray(response['SendStatusSet'])
        ? response['SendStatusSet'][0]
        : undefined;
      const code = codeAt(first, 'Code');
      if (code === undefined)
        return err(statusFault(status, headers, world.now()) ?? fault('unreachable', 'bad-answer'));
      if (code.toLowerCase() !== 'ok') return err(faultOf(code));
      const reference = codeAt(first, 'SerialNo');
      return ok(reference === undefined ? {} : { reference });
    },
  };
}

const minuteMs = 60_000;

function faultOf(code: string): DeliveryFault {
  if (/DailyLimit/.test(code)) return fault('rate-limited', code, 24 * 60 * minuteMs);
  if (/OneHourLimit/.test(code)) return fault('rate-limited', code, 60 * minuteMs);
  if (/^(LimitExceeded|RequestLimitExceeded)/.test(code)) return fault('rate-limited', code, minuteMs);
  if (/ContentLengthLimit$|TemplateParameterLengthLimit$/.test(code)) return fault('too-long', code);
  if (
    /PhoneNumberInBlacklist$|IncorrectPhoneNumber$|ContainSensitiveWord$|ForbidAddMarketingTemplates$/.test(
      code,
    )
  ) {
    return fault('refused', code);
  }
  if (code.startsWith('InternalError') && !/Sig|NotExist/.test(code)) return fault('unreachable', code);
  return fault('misconfigured', code);
}
