import { z } from 'zod';
import { checkAnyDocumentNumber } from '../../../domain/identity/any-number.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import type { Host } from '../../../domain/visit/records.ts';
import { dayShape, typed } from '../../contract/shapes.ts';
import type { ImportReport } from '../../contract/people.ts';
import { readCsv, type CsvRow } from '../../http/csv-import.ts';

const row = z.object({
  name: typed(60),
  company: typed(80),
  from: dayShape,
  until: dayShape,
});

export interface CrewRow extends z.infer<typeof row> {
  /** As printed on the document. */
  readonly idNumber: string;
  readonly phone?: string;
  readonly host: Host;
}

export interface CrewFile {
  readonly rows: readonly CrewRow[];
  readonly problems: ImportReport['problems'];
}

/** Headings people write, in either language, and where their column goes. */
const headings = {
  ...{ 姓名: 'name', name: 'name' },
  ...{ 证件号码: 'idNumber', 身份证号: 'idNumber', 身份证号码: 'idNumber', 'id number': 'idNumber' },
  ...{ 单位: 'company', 公司: 'company', company: 'company' },
  ...{ 被访人: 'host', 负责人: 'host', host: 'host' },
  ...{ 开始日期: 'from', from: 'from', 截止日期: 'until', 结束日期: 'until', until: 'until' },
  ...{ 电话: 'phone', 手机: 'phone', 手机号码: 'phone', phone: 'phone' },
} as const;
type Column = (typeof headings)[keyof typeof headings];
const needed = ['name', 'idNumber', 'company', 'host', 'from', 'until'] as const;
const mostRows = 2_000;

/**
 * Reads a crew's roster: one worker a line, with the days they come. What is wrong is named by line and column, never by what
 * stands there.
 * @param hosts of the site: a worker's host is named by name or id, and only one may have the name
 */
export function readCrewFile(source: string | Uint8Array, hosts: readonly Host[]): CrewFile {
  const table = readCsv(source, { headings, needed, mostRows });
  if (!table.ok) return { rows: [], problems: [table.error] };
  const rows: CrewRow[] = [];
  const problems: ImportReport['problems'] = [];
  const seen = new Set<string>();
  for (const line of table.value) {
    const { found, wrong } = readRow(line, hosts);
    if (found && seen.has(found.idNumber)) wrong.push({ column: 'idNumber', key: 'twice' });
    problems.push(...wrong.map((one) => ({ line: line.line, ...one })));
    if (!found || wrong.length > 0) continue;
    seen.add(found.idNumber);
    rows.push(found);
  }
  return { rows, problems };
}

interface ReadRow {
  readonly found?: CrewRow;
  readonly wrong: { column: string; key: string }[];
}

function readRow({ cell }: CsvRow<Column>, hosts: readonly Host[]): ReadRow {
  const read = row.safeParse({
    name: cell('name'),
    company: cell('company'),
    from: dayOf(cell('from')),
    until: dayOf(cell('until')),
  });
  const number = checkAnyDocumentNumber(cell('idNumber'));
  const phone = cell('phone') === '' ? undefined : checkPhone(cell('phone'));
  const named = hosts.filter(({ id, name }) => id === cell('host') || name === cell('host'));
  const [host] = named;
  const wrong = [
    ...(read.success ? [] : read.error.issues.map(({ path }) => ({ column: String(path[0]), key: 'wrong' }))),
    ...(number.ok ? [] : [{ column: 'idNumber', key: 'wrong' }]),
    ...(phone?.ok === false ? [{ column: 'phone', key: 'wrong' }] : []),
    ...(named.length === 1 ? [] : [{ column: 'host', key: 'unknown-host' }]),
    ...(read.success && read.data.until < read.data.from ? [{ column: 'until', key: 'ends-before' }] : []),
  ];
  if (!read.success || !number.ok || !host) return { wrong };
  return {
    found: { ...read.data, idNumber: number.value, host, ...(phone?.ok && { phone: phone.value }) },
    wrong,
  };
}

/** Spreadsheets write 2026/3/2 where somebody typed a date. */
function dayOf(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
