import { accountOf } from '../../access/guard.ts';
import {
  exportAsked,
  registerPage,
  registerParams,
  registerQuery,
  registerReply,
} from '../../contract/registers.ts';
import { sendFile } from '../../http/downloads.ts';
import { askedOf, cursorText, readCursor } from '../../registers/ask.ts';
import { exportRegister } from '../../registers/export.ts';
import { registers } from '../../registers/index.ts';
import type { Routes } from '../index.ts';

const tags = ['registers'];
const readers = { access: { roles: ['receptionist', 'supervisor', 'inspector'] } } as const;
/** A file every few minutes is work; a file every second is somebody who empties the house. */
const exporters = {
  access: { roles: ['supervisor', 'inspector'] },
  rateLimit: { max: 10, timeWindow: 10 * 60_000 },
} as const;

/** The registers (server/contract/registers.ts): read by page, exported with reason and recipient. */
export const registersRoutes: Routes = (app, context) => {
  app.get(
    '/api/v1/registers/:register',
    {
      config: readers,
      schema: {
        ...{ tags, summary: 'A page of a register, masked, newest first' },
        ...{ params: registerParams, querystring: registerQuery, response: { 200: registerReply } },
      },
    },
    async (request) => {
      const { language, cursor, ...filter } = request.query;
      const name = request.params.register;
      const asked = await askedOf(context, accountOf(request), name, filter, { language, full: false });
      const { columns, states, page } = registers[name];
      const rows = await page(asked, readCursor(cursor), registerPage + 1);
      const shown = rows.slice(0, registerPage);
      const last = shown.at(-1);
      const { t } = asked.words;
      return {
        columns: columns
          .filter(({ fileOnly }) => !fileOnly)
          .map(({ key, numeric = false }) => ({ key, heading: t(key), numeric })),
        rows: shown.map(({ id, cells }) => ({
          id,
          cells: cells.filter((_, at) => !columns[at]?.fileOnly).map((cell) => String(cell ?? '')),
        })),
        states: states.map((key) => ({ value: key.slice(key.indexOf('.') + 1), label: t(key) })),
        ...{ from: asked.fromDay, until: asked.untilDay },
        ...(rows.length > registerPage && last && { next: cursorText(last) }),
      };
    },
  );

  app.post(
    '/api/v1/registers/export',
    {
      config: exporters,
      schema: { tags, summary: 'A register as a file; written down before it leaves', body: exportAsked },
    },
    async (request, reply) =>
      sendFile(reply, await exportRegister(context, accountOf(request), request.body)),
  );
};
