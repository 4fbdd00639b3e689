// oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- drawn as cards on a phone (display: block), a table loses its roles
import type { ReactNode } from 'react';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import type { To } from '../core/router.ts';
import { Link } from '../parts/link.tsx';
import { Empty } from '../states/empty.tsx';
import { goTo } from '../use-place.ts';
import './data-table.css';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  /** Figures stand at the right, so that they compare. */
  readonly align?: 'end';
}

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface DataTableProps<Row> {
  /** What the rows are, for those who do not see the heading. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads; its first cell is the link, and the whole row takes the touch. */
  readonly rowTo?: (row: Row) => To;
  /** The row whose detail stands beside the table. */
  readonly currentKey?: string;
  /** Sorting is the server's: a page of a thousand rows sorted here would show the wrong ten. */
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly empty: string;
}

/** Rows and columns; on a phone every row is a card that names its cells. The roles are written out, because a table drawn as cards loses them. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowTo, currentKey, sort, onSort, empty } = props;
  if (rows.length === 0) return <Empty title={empty} />;
  return (
    <div className="data-table">
      <table role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <BodyRow
              key={rowKey(row)}
              row={row}
              columns={columns}
              rowTo={rowTo}
              isCurrent={rowKey(row) === currentKey}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface BodyRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly rowTo: ((row: Row) => To) | undefined;
  readonly isCurrent: boolean;
}

function BodyRow<Row>({ row, columns, rowTo, isCurrent }: BodyRowProps<Row>) {
  return (
    // The link in the first cell is the way in for keys and readers; the rest of the row only makes it larger for a finger.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      role="row"
      className={classNames(rowTo && 'data-table__row--leads', isCurrent && 'data-table__row--current')}
      onClick={(event) => {
        const isControl =
          event.target instanceof Element && event.target.closest('a, button, input, select, label');
        if (rowTo && !isControl && getSelection()?.isCollapsed !== false) goTo(rowTo(row));
      }}
    >
      {columns.map(({ key, header, cell, align }, index) => (
        <td key={key} role="cell" data-label={header} className={align && `data-table__cell--${align}`}>
          {index === 0 && rowTo ? (
            <Link to={rowTo(row)} className="data-table__link" isCurrent={isCurrent}>
              {cell(row)}
            </Link>
          ) : (
            cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const { key, header, sortable, align } = column;
  const direction = sort?.column === key ? sort.direction : undefined;
  const className = align && `data-table__cell--${align}`;
  if (!sortable || !onSort)
    return (
      <th role="columnheader" scope="col" className={className}>
        {header}
      </th>
    );
  const turned = direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <th role="columnheader" scope="col" className={className} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className="data-table__sort"
        onClick={() => onSort({ column: key, direction: turned })}
      >
        {header}
        <Icon
          shape={direction === undefined ? ChevronsUpDown : direction === 'ascending' ? ArrowUp : ArrowDown}
        />
      </button>
    </th>
  );
}
