import { subjectOf } from '../../../domain/ledger/event.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import { csvFile } from '../../http/csv.ts';
import { sendFile } from '../../http/downloads.ts';
import { listContacts, listHosts } from '../../repositories/admin/directory.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import type { Routes } from '../index.ts';

const headings = ['编号', '姓名', '部门', '部门（英文）', '地点', '地点（英文）', '电话', '邮箱'] as const;

/** The host list as a file that can be changed in a spreadsheet and imported again. That it left is noted. */
export const hostExportRoutes: Routes = (app, context) => {
  app.get(
    '/api/v1/hosts/file',
    {
      config: { access: { roles: ['supervisor', 'admin'] } },
      schema: { tags: ['hosts'], summary: 'Hosts as a CSV file' },
    },
    async (request, reply) => {
      const { site, staffId } = accountOf(request);
      const hosts = await listHosts(context.db, site);
      const contacts = await listContacts(context.db, site);
      await commit(context, site, actorOf(request.who), async (ledger) =>
        ledger.append(
          'data.exported',
          subjectOf('node', site.node),
          { register: 'hosts', format: 'csv', rows: hosts.length },
          { reason: 'upkeep of the host list', recipient: staffId },
        ),
      );
      const rows = hosts.map(({ id, name, department, place }) => {
        const { phone, email } = contacts.get(id) ?? {};
        return [id, name, department['zh-CN'], department.en, place['zh-CN'], place.en, phone, email];
      });
      return sendFile(reply, { fileName: 'hosts.csv', type: 'text/csv', content: csvFile(headings, rows) });
    },
  );
};
