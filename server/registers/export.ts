import { localDay, localTime } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { z } from 'zod';
import { actorOf, type Account } from '../access/who.ts';
import { csvMost, xlsxMost, type exportAsked } from '../contract/registers.ts';
import type { ServerContext } from '../context.ts';
import { csvFile, type Cell } from '../http/csv.ts';
import type { Download } from '../http/downloads.ts';
import { failure } from '../http/failure.ts';
import { xlsxFile, type Watermark } from '../http/xlsx.ts';
import { readDirectory } from '../repositories/directory.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import type { Cursor } from '../repositories/registers/by-time.ts';
import { askedOf } from './ask.ts';
import { registers } from './index.ts';
import type { Register, RegisterAsked } from './register.ts';

type Asked = z.output<typeof exportAsked>;

const together = 500;
/** Shorter than this is no reason anybody could check. */
const shortestReason = 4;

/**
 * A register as a file with its watermark (GB/T 45574-2025). It is written down who took it, on what ground and for whom (PIPL arts 20-23)
 * before the first byte of it exists; a file that is made and then not fetched is on the list all the same.
 *
 * @throws Failure 400 `reason-needed`, `too-many-rows`; 403 for personal data in full to anybody but a supervisor
 */
export async function exportRegister(
  context: ServerContext,
  account: Account,
  asked: Asked,
): Promise<Download> {
  const { register: name, format, filter, full, basis, reason, recipient, language } = asked;
  if (full && account.role !== 'supervisor') throw failure(403, 'forbidden');
  if ([...reason].length < shortestReason) throw failure(400, 'reason-needed', { fields: ['reason'] });
  const question = await askedOf(context, account, name, filter, { language, full });
  const register = registers[name];
  const rows = await register.count(question);
  const max = format === 'xlsx' ? xlsxMost : csvMost;
  if (rows > max) throw failure(400, 'too-many-rows', { fields: ['filter'], details: { rows, max } });

  const { site } = account;
  const at = await commit(context, site, actorOf(account), async (ledger) =>
    ledger.append(
      'data.exported',
      subjectOf('node', site.node),
      { register: full ? `${name}-full` : name, format, rows },
      { reason: `${question.words.t(`basis.${basis}`)}：${reason}`, recipient },
    ),
  );
  const watermark = await markOf(account, asked, question, rows, at);
  const columns = register.columns.map(({ key }) => question.words.t(key));
  const title = question.words.t(`register.${name}`);
  const fileName = `${title} ${question.fromDay} ${question.untilDay}.${format}`;
  if (format === 'csv')
    return {
      ...{ fileName, type: 'text/csv; charset=utf-8' },
      content: csvFile([watermark.line], headed(columns, everyRow(register, question))),
    };
  const everything: (readonly Cell[])[] = [];
  for await (const row of everyRow(register, question)) everything.push(row);
  return {
    fileName,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await xlsxFile({ sheet: title, headings: columns, rows: everything }, watermark),
  };
}

async function* headed(
  columns: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<readonly Cell[]> {
  yield columns;
  yield* rows;
}

/** Page by page, so that a year of visits needs no more memory than a page of them. */
async function* everyRow(register: Register, asked: RegisterAsked): AsyncGenerator<readonly Cell[]> {
  let cursor: Cursor | undefined;
  for (;;) {
    const page = await register.page(asked, cursor, together);
    for (const { cells } of page) yield cells;
    cursor = page.at(-1);
    if (cursor === undefined || page.length < together) return;
  }
}

async function markOf(
  { site, staffId }: Account,
  { register, basis, reason, recipient }: Asked,
  { db, words: { t }, fromDay, untilDay, full }: RegisterAsked,
  rows: number,
  at: Parameters<typeof localDay>[0],
): Promise<Watermark> {
  const name = (await readDirectory(db, site)).staff.get(staffId)?.name ?? staffId;
  const moment = `${localDay(at, site.timeZone)} ${localTime(at, site.timeZone)}`;
  return {
    line: `${t('mark.exported')} ${name}（${staffId}） ${moment} · ${t('mark.recipient')} ${recipient} · ${t('mark.reason')} ${reason} · ${t('mark.notice')}`,
    rows: [
      [t('mark.exported'), name],
      [t('mark.login'), staffId],
      [t('mark.at'), moment],
      [t('mark.register'), t(`register.${register}`)],
      [t('mark.span'), `${fromDay} – ${untilDay}`],
      [t('mark.rows'), String(rows)],
      [t('mark.kind'), t(full ? 'text.full' : 'text.masked')],
      [t('mark.basis'), t(`basis.${basis}`)],
      [t('mark.reason'), reason],
      [t('mark.recipient'), recipient],
    ],
    sheet: t('mark.sheet'),
  };
}
