import type { HostId, VisitId } from '../../domain/kernel/brand.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { policySchema } from '../../domain/policy/policy.ts';
import { fieldNames } from '../../domain/policy/vocabulary.ts';
import type { VisitRequest } from '../../domain/visit/records.ts';

/** Asks for everything a policy may ask for. */
export const benchPolicy = policySchema.parse({
  version: 'bench',
  notice: {
    version: 'n1',
    processor: { 'zh-CN': '示例大厦', en: 'Sample House' },
    contact: '010-00000000',
    points: [{ 'zh-CN': '用于来访登记。', en: 'For registering your visit.' }],
  },
  fields: fieldNames.map((name) => ({ name })),
  purposes: [{ key: 'meeting', label: { 'zh-CN': '会议', en: 'Meeting' } }],
});

/** An invented person, born in 1900. */
export function walkIn(id: string, now: Instant): VisitRequest {
  return {
    id: id as VisitId,
    route: 'walk-in',
    category: 'short-term',
    riskTier: 'medium',
    policyVersion: benchPolicy.version,
    identity: {
      kind: 'citizen-id',
      number: '110101190001010014',
      name: '林晓雾',
      sex: 'female',
      source: 'chip',
    },
    draft: {
      phone: '13800000000',
      host: {
        id: 'h1' as HostId,
        name: '单雨桐',
        department: { 'zh-CN': '采购部', en: 'Purchasing' },
        place: { 'zh-CN': '三楼 305', en: 'Floor 3, room 305' },
      },
      purpose: 'meeting',
      companions: 0,
    },
    consent: {
      noticeVersion: 'n1',
      at: now,
      separate: ['idNumber'],
      guardian: false,
      language: 'zh-CN',
    },
    wanted: 'check-in',
  };
}
