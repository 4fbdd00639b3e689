/** Words of the form that a visitor fills in on their own phone (R17). */
export const phone = {
  'phone-code.title': '扫码，用手机填写',
  'phone-code.detail': '填好后，这里会自动继续',
  'phone-code.picture': '二维码：用手机扫码填写',
  'phone-forms.label': '已在手机上填好',
  'phone-forms.open': '手机填写 {{code}}，继续办理',
  'phone-waiting.title': '请在您的手机上继续',
  'phone-waiting.hint': '手机提交后，这里会自动继续',
  'phone-waiting.code': '您的填写号',
  'phone-waiting.card': '也可以直接把身份证放在读卡区。',
  'phone-card.title': '请将身份证放在读卡区',
  'phone-card.hint': '手机上填的内容已收到，还需要核对证件',
  'phone-card.without': '没有带身份证',
  'phone-card.staff': '没有身份证，请工作人员协助',
} as const;
