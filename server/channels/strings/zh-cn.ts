import type { TemplateKey } from '../templates/keys.ts';

/** One line to catch the eye, and the sentence. */
export interface TemplateWords {
  readonly title: string;
  readonly text: string;
}

export const chinese: Readonly<Record<TemplateKey, TemplateWords>> = {
  'review-requested': {
    title: '有来访申请待审核',
    text: '{{visitor}} 申请 {{window}} 到{{department}}来访，请审核。',
  },
  'review-reminder': {
    title: '来访申请仍待审核',
    text: '{{visitor}} 申请 {{window}} 到{{department}}来访。请在 {{deadline}} 前处理，逾期申请失效。',
  },
  'more-asked': {
    title: '来访申请需要补充',
    text: '{{department}}请您补充：{{question}}',
  },
  invited: {
    title: '邀请您来访',
    text: '{{department}}邀请您 {{window}} 来访。请打开链接填写登记信息。',
  },
  approved: {
    title: '来访申请已通过',
    text: '{{window}}，{{department}}。到访时请带身份证件，或出示通行码。',
  },
  rejected: {
    title: '来访申请未通过',
    text: '{{window}}，{{department}}。原因：{{reason}}',
  },
  cancelled: {
    title: '来访已取消',
    text: '{{visitor}} 原定 {{window}} 到{{department}}的来访已取消。',
  },
  changed: {
    title: '来访时间有变',
    text: '{{visitor}} 到{{department}}的来访改为 {{window}}。',
  },
  expired: {
    title: '来访申请已失效',
    text: '{{window}} 到{{department}}的来访申请未在时限内审核。您可以重新提交。',
  },
  'visitor-arrived': {
    title: '访客已到',
    text: '{{visitor}} 已到{{place}}，来访{{department}}。',
  },
  'walk-in-waiting': {
    title: '有访客等待审核',
    text: '{{visitor}} 在{{place}}等待审核，来访{{department}}。',
  },
  'green-channel-due': {
    title: '绿色通道登记待补',
    text: '{{place}}的绿色通道登记须在 {{deadline}} 前补齐。',
  },
  interception: {
    title: '请到场核对',
    text: '{{place}}有一项来访需要您当面核对。',
  },
  'account-link': {
    title: '设置登录方式',
    text: '请在 {{deadline}} 前打开链接设置登录方式。不是本人操作的，请勿打开。',
  },
  alert: {
    title: '现场告警',
    text: '{{place}}：{{subject}}',
  },
};
