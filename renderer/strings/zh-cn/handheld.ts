/** The guard’s phone. */
export const handheld = {
  'handheld.tabs': '功能',
  'handheld.tab.queue': '待审',
  'handheld.tab.inside': '在内',
  'handheld.tab.scan': '扫码',
  'handheld.tab.alerts': '警报',
  'handheld.tab.green-channel': '绿色通道',
  'handheld.outbox-waiting': '{{count}} 项操作已记下，连上网络后自动提交。',
  'handheld.outbox-refused': '有 {{count}} 项离线操作未被接受，请核对现场情况。',
  'handheld.outbox-read': '知道了',
} as const;
