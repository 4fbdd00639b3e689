/** The visitor’s page. */
export const portal = {
  'portal.title': '来访预约',
  'portal.welcome': '欢迎来访{{site}}',
  'portal.lead': '在手机上办好，到了刷证即可进入。',
  'portal.promise': '只收集办理来访所必需的信息，到期自动删除。',
  'portal.no-such-page': '没有这个页面',
  'portal.no-such-page-hint': '链接可能不完整或已失效，请从收到的消息里重新打开。',
} as const;
