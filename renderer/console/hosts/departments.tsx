import { useState } from 'react';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import type { DepartmentView } from '../../../server/contract/people.ts';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel, Row } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { useStaff } from '../parts/use-staff.ts';
import { DepartmentDialog } from './department-dialog.tsx';
import { useDepartments } from './use-hosts.ts';

type Open =
  | { readonly kind: 'edit'; readonly department: DepartmentView | undefined }
  | { readonly kind: 'close'; readonly department: DepartmentView };

/** Where departments are, and who gives their second approval. */
export function Departments({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t, local } = useStrings();
  const departments = useDepartments();
  const [open, setOpen] = useState<Open>();
  const close = useAction((id: string) => api.remove(`/departments/${id}`));
  const columns = useColumns(mayEdit, setOpen);
  const remove = async (id: string) => {
    const result = await close.run(id);
    if (!result?.ok) return;
    setOpen(undefined);
    departments.refresh();
    toast(t('admin.hosts.department-closed'));
  };
  return (
    <>
      {mayEdit && (
        <Row>
          <Button kind="primary" icon={Plus} onPress={() => setOpen({ kind: 'edit', department: undefined })}>
            {t('admin.hosts.add-department')}
          </Button>
        </Row>
      )}
      <Panel flush>
        <QueryView query={departments} lines={5}>
          {({ items }) => (
            <DataTable
              label={t('admin.hosts.departments')}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('admin.hosts.none-departments')}
            />
          )}
        </QueryView>
      </Panel>
      {open?.kind === 'edit' && (
        <DepartmentDialog
          department={open.department}
          onSaved={() => {
            setOpen(undefined);
            departments.refresh();
            toast(t('admin.saved'));
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.kind === 'close' && (
        <ConfirmDialog
          title={t('admin.remove-one', { name: local(open.department.name) })}
          action={t('admin.hosts.close-department')}
          danger
          busy={close.busy}
          fault={close.fault}
          onConfirm={() => void remove(open.department.id)}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('admin.hosts.close-department-why')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function useColumns(mayEdit: boolean, onOpen: (open: Open) => void): readonly Column<DepartmentView>[] {
  const { t, local } = useStrings();
  const columns: readonly Column<DepartmentView>[] = [
    { key: 'name', header: t('admin.hosts.department'), cell: ({ name }) => local(name) },
    { key: 'place', header: t('admin.hosts.place'), cell: ({ place }) => local(place) },
  ];
  // Who works here is told to those who keep the list.
  if (!mayEdit) return columns;
  return [
    ...columns,
    {
      key: 'approver',
      header: t('admin.hosts.approver'),
      cell: ({ approver }) => <Approver id={approver} />,
    },
    {
      key: 'act',
      header: t('admin.acts'),
      cell: (department) => (
        <Row>
          <Button
            small
            icon={Pencil}
            label={t('admin.change-one', { name: local(department.name) })}
            onPress={() => onOpen({ kind: 'edit', department })}
          />
          <Button
            small
            icon={Trash2}
            label={t('admin.remove-one', { name: local(department.name) })}
            onPress={() => onOpen({ kind: 'close', department })}
          />
        </Row>
      ),
    },
  ];
}

function Approver({ id }: { readonly id: string | undefined }) {
  const { t } = useStrings();
  const { nameOf } = useStaff();
  return id === undefined ? t('admin.hosts.no-approver') : nameOf(id);
}
