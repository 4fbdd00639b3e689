import { subjectOf } from '../../../domain/ledger/event.ts';
import type { DepartmentDetails } from '../../../domain/ledger/details.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import { created, departmentBody, departmentList, personParams } from '../../contract/people.ts';
import { done } from '../../contract/shapes.ts';
import { notFound } from '../../http/failure.ts';
import { listDepartments } from '../../repositories/admin/directory.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import type { Routes } from '../index.ts';

/** Departments: where they are, and who gives their second approval. */
export const departmentRoutes: Routes = (app, context) => {
  const tags = ['departments'];
  const readers = {
    config: { access: { roles: ['receptionist', 'guard', 'supervisor', 'admin'] } } as const,
  };
  const editors = { config: { access: { roles: ['supervisor', 'admin'] } } as const };
  const write = (request: Parameters<typeof accountOf>[0], id: string, body: Omit<DepartmentDetails, 'id'>) =>
    commit(context, accountOf(request).site, actorOf(request.who), async (ledger) =>
      ledger.append('department.recorded', subjectOf('department', id), {}, { id, ...body }),
    );
  const known = async (request: Parameters<typeof accountOf>[0], id: string): Promise<void> => {
    const all = await listDepartments(context.db, accountOf(request).site);
    if (!all.some((one) => one.id === id)) throw notFound();
  };

  app.get(
    '/api/v1/departments',
    { ...readers, schema: { tags, summary: 'Departments', response: { 200: departmentList } } },
    async (request) => ({ items: [...(await listDepartments(context.db, accountOf(request).site))] }),
  );
  app.post(
    '/api/v1/departments',
    {
      ...editors,
      schema: { tags, summary: 'Add a department', body: departmentBody, response: { 200: created } },
    },
    async (request) => {
      const id = context.newId();
      await write(request, id, request.body as Omit<DepartmentDetails, 'id'>);
      return { id };
    },
  );
  app.put(
    '/api/v1/departments/:id',
    {
      ...editors,
      schema: {
        tags,
        summary: 'Change a department',
        params: personParams,
        body: departmentBody,
        response: { 200: done },
      },
    },
    async (request) => {
      await known(request, request.params.id);
      await write(request, request.params.id, request.body as Omit<DepartmentDetails, 'id'>);
      return { state: 'done' as const };
    },
  );
  app.delete(
    '/api/v1/departments/:id',
    {
      ...editors,
      schema: { tags, summary: 'Close a department', params: personParams, response: { 200: done } },
    },
    async (request) => {
      const { id } = request.params;
      await known(request, id);
      await commit(context, accountOf(request).site, actorOf(request.who), async (ledger) =>
        ledger.append('department.retired', subjectOf('department', id), {}),
      );
      return { state: 'done' as const };
    },
  );
};
