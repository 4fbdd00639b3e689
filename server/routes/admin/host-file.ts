import { hostBody, type HostBody, type ImportReport } from '../../contract/people.ts';
import { readCsv } from '../../http/csv-import.ts';

export interface HostRow {
  readonly id?: string;
  readonly name: string;
  readonly body: HostBody;
}

export interface HostFile {
  readonly rows: readonly HostRow[];
  readonly problems: ImportReport['problems'];
}

/** Headings people write, in either language, and where their column goes. */
const headings = {
  编号: 'id',
  id: 'id',
  姓名: 'name',
  name: 'name',
  部门: 'department',
  department: 'department',
  '部门（英文）': 'departmentEn',
  'department (en)': 'departmentEn',
  地点: 'place',
  place: 'place',
  '地点（英文）': 'placeEn',
  'place (en)': 'placeEn',
  电话: 'phone',
  phone: 'phone',
  邮箱: 'email',
  email: 'email',
} as const;
const needed = ['name', 'department', 'place'] as const;
const mostRows = 5_000;

/**
 * Reads a host list: a heading in Chinese or English, then one host a line. What is wrong is named by line and column, never by what
 * stands there. A missing English text is the Chinese one.
 */
export function readHostFile(source: string | Uint8Array): HostFile {
  const table = readCsv(source, { headings, needed, mostRows });
  if (!table.ok) return { rows: [], problems: [table.error] };

  const rows: HostRow[] = [];
  const problems: ImportReport['problems'] = [];
  const seen = new Set<string>();
  for (const { line, cell } of table.value) {
    const read = hostBody.safeParse({
      name: cell('name'),
      department: { 'zh-CN': cell('department'), en: cell('departmentEn') || cell('department') },
      place: { 'zh-CN': cell('place'), en: cell('placeEn') || cell('place') },
      ...((cell('phone') || cell('email')) && {
        contact: {
          channels: [...(cell('email') ? ['email'] : []), ...(cell('phone') ? ['sms-aliyun'] : [])],
          ...(cell('phone') && { phone: cell('phone') }),
          ...(cell('email') && { email: cell('email') }),
        },
      }),
    });
    if (!read.success) {
      // One cell stands for both languages.
      const columns = read.error.issues.map(({ path }) => String(path[0] === 'contact' ? path[1] : path[0]));
      for (const column of new Set(columns)) problems.push({ line, column, key: 'wrong' });
      continue;
    }
    const id = cell('id');
    if (id !== '' && !/^[a-z0-9][a-z0-9._-]{0,39}$/i.test(id))
      problems.push({ line, column: 'id', key: 'wrong' });
    const key = id || read.data.name;
    if (seen.has(key)) problems.push({ line, column: id ? 'id' : 'name', key: 'twice' });
    seen.add(key);
    rows.push({ ...(id && { id }), name: read.data.name, body: read.data });
  }
  return { rows, problems };
}
