import { instant } from '../../../domain/kernel/time.ts';
import type { Screen, SummaryRow } from '../../../domain/visit/status.ts';

export const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
export const since = instant(Date.UTC(2026, 2, 2, 1, 5));
export const department = text('信息技术部', 'Information technology');
export const rows: readonly SummaryRow[] = [
  { field: 'name', value: '赵*' },
  { field: 'idNumber', value: '1101**********0015' },
  { field: 'phone', value: '138****0000' },
  { field: 'company', value: '示例科技有限公司' },
  { field: 'host', value: '王小明', label: department },
  { field: 'purpose', value: '会议洽谈', label: text('会议洽谈', 'Meeting') },
  { field: 'companions', value: '2' },
  { field: 'expectedLeave', value: '17:30', at: since },
];

/** A sample by name; the same screen may come in several states. */
export type Samples = {
  readonly [N in Screen['name']]: Readonly<Record<string, Extract<Screen, { name: N }> | Screen>>;
};
