/** The desk’s page. */
export const console = {
  'console.rooms': '功能',
  'console.open-menu': '打开菜单',
  'console.close-menu': '收起菜单',
  'console.room.reception': '接待',
  'console.room.reviews': '审批',
  'console.room.registers': '登记台账',
  'console.room.watchlist': '重点关注',
  'console.room.partners': '长期合作',
  'console.room.hosts': '被访人',
  'console.room.policy': '登记规则',
  'console.room.staff': '工作人员',
  'console.room.kiosks': '自助终端',
  'console.room.feedback': '意见反馈',
  'console.room.system': '系统',
} as const;
