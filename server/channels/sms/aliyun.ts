import { err, ok } from '../../../domain/kernel/result.ts';
import { callAliyun } from '../../platforms/cloud/aliyun-call.ts';
import { codeAt } from '../../platforms/cloud/answer-fields.ts';
import type { CloudWorld } from '../../platforms/cloud/cloud-world.ts';
import type { Channel, DeliveryFault } from '../channel.ts';
import type { AliyunSmsConfig } from '../config.ts';
import { callFault, fault, statusFault } from '../faults.ts';
import { mobileOf, smsTemplateFor, smsWord } from './sms-words.ts';

const action = { name: 'SendSms', version: '2017-05-25' };

/**
 * SMS through Alibaba Cloud (dysmsapi). "OK" means taken over, not arrived.
 * @see https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms
 */
export function createAliyunSms(config: AliyunSmsConfig, world: CloudWorld): Channel {
  return {
    name: 'sms-aliyun',
    canReach: (to) => mobileOf(to) !== undefined,
    async send(message, to, signal) {
      const mobile = mobileOf(to);
      if (mobile === undefined) return err(fault('refused', 'no-mobile'));
      const registered = smsTemplateFor(config.templates, message);
      if (!registered) return err(fault('misconfigured', 'no-template'));
      const words = Object.entries(registered.parameters).map(([name, field]) => [
        name,
        smsWord(field, message),
      ]);
      const parameters = {
        PhoneNumbers: mobile.replace(/^\+/, ''),
        SignName: config.signName,
        TemplateCode: registered.code,
        ...(words.length === 0 ? {} : { TemplateParam: JSON.stringify(Object.fromEntries(words)) }),
        ...(message.id === undefined ? {} : { OutId: message.id }),
      };
      const answer = await callAliyun(config, action, parameters, world, signal);
      if (!answer.ok) return err(callFault(answer.error));
      const { status, headers, json } = answer.value;
      const code = codeAt(json, 'Code');
      if (code === undefined)
        return err(statusFault(status, headers, world.now()) ?? fault('unreachable', 'bad-answer'));
      if (code !== 'OK') return err(faultOf(code));
      const reference = codeAt(json, 'BizId');
      return ok(reference === undefined ? {} : { reference });
    },
  };
}

const hourMs = 60 * 60_000;

function faultOf(code: string): DeliveryFault {
  if (/^isv\.(DAY|MONTH)_LIMIT_CONTROL$|BUSINESS_LIMIT_DAY/.test(code))
    return fault('rate-limited', code, 24 * hourMs);
  // One a minute, five an hour, ten a day for one number; which of them it was is only said in words.
  if (/LIMIT_CONTROL|LIMIT_HOUR|^VALVE:|^Throttling/.test(code) && code !== 'isv.BLACK_KEY_CONTROL_LIMIT') {
    return fault('rate-limited', code, hourMs);
  }
  if (code === 'isv.PARAM_LENGTH_LIMIT') return fault('too-long', code);
  if (
    /^(isv\.(MOBILE_NUMBER_ILLEGAL|BLACK_KEY_CONTROL_LIMIT|SMS_CONTENT_ILLEGAL|TEMPLATE_PARAMS_ILLEGAL)|FILTER)$/.test(
      code,
    )
  ) {
    return fault('refused', code);
  }
  if (/^isp\.(SYSTEM_ERROR|GATEWAY_ERROR|UNKNOWN)$|^(ServiceUnavailable|InternalError)/.test(code)) {
    return fault('unreachable', code);
  }
  // Keys, rights, signature names, templates, arrears: an administrator's business.
  return fault('misconfigured', code);
}
