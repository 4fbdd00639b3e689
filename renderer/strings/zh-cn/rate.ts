/** Words of the rating (R29). */
export const rate = {
  'rate.title-convenience': '这次登记方便吗？',
  'rate.title-privacy': '您的个人信息得到保护了吗？',
  'rate.hint': '点一下即可。评价不记名，也可以不评',
  'rate.left-title': '已办理离开',
  'rate.left': '请交回访客证，慢走。',
  'rate.score-1': '很差',
  'rate.score-2': '不太好',
  'rate.score-3': '一般',
  'rate.score-4': '好',
  'rate.score-5': '很好',
  'rate.skip': '不评价',
  'rate.open': '评价本次登记',
} as const;
