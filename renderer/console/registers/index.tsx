import { useState } from 'react';
import { FileDown } from 'lucide-react';
import { isLocalDay, type LocalDay } from '../../../domain/kernel/time.ts';
import type { RegisterReply } from '../../../server/contract/registers.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { useAccount } from '../../web/core/session.ts';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { Link } from '../../web/parts/link.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable } from '../../web/table/data-table.tsx';
import { Pager } from '../../web/table/pager.tsx';
import { goTo } from '../../web/use-place.ts';
import { useQuery } from '../../web/use-query.ts';
import { ExportDialog } from './export-dialog.tsx';
import { registerNames, registersOf, type RegisterName } from './names.ts';
import { RegisterFilters } from './register-filters.tsx';
import './registers.css';

const pageSize = 50;

/** The registers: read by day, state and host, and taken out of the house with a reason. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const { role } = useAccount();
  const readable = registersOf(role);
  const asked = registerNames.find((name) => name === place.path[0]) ?? readable[0] ?? 'visits';
  const [exporting, setExporting] = useState(false);
  return (
    <RoomPage
      title={t('console.room.registers')}
      hint={t(role === 'receptionist' ? 'register.hint-desk' : 'register.hint')}
      tools={
        role !== 'receptionist' && (
          <Button icon={FileDown} onPress={() => setExporting(true)}>
            {t('register.export')}
          </Button>
        )
      }
    >
      <nav className="register-names" aria-label={t('console.room.registers')}>
        {readable.map((name) => (
          <Link
            key={name}
            to={{ room: 'registers', path: [name] }}
            className="register-name"
            isCurrent={name === asked}
          >
            {t(`register.name.${name}`)}
          </Link>
        ))}
      </nav>
      <RegisterTable key={asked} register={asked} query={place.query} />
      {exporting && (
        <ExportDialog register={asked} filter={filterOf(place.query)} onClose={() => setExporting(false)} />
      )}
    </RoomPage>
  );
}

type Query = Readonly<Record<string, string>>;

function filterOf({ from, until, state, host }: Query) {
  return {
    ...(isDay(from) && { from }),
    ...(isDay(until) && { until }),
    ...(state && { state }),
    ...(host && { host }),
  };
}

const isDay = (text: string | undefined): text is LocalDay => text !== undefined && isLocalDay(text);

function RegisterTable({ register, query }: { readonly register: RegisterName; readonly query: Query }) {
  const { t, language } = useStrings();
  const { role } = useAccount();
  // Cursors of the pages before this one; the first page has none.
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const filter = filterOf(query);
  const answer = useQuery<RegisterReply>(`/registers/${register}`, {
    query: { ...filter, language, ...(cursor !== undefined && { cursor }) },
    topics: ['visit', 'reservation', 'enrolment'],
  });
  return (
    <QueryView query={answer} lines={12}>
      {(data) => (
        <Panel flush>
          {role !== 'receptionist' && (
            <RegisterFilters
              register={register}
              query={query}
              data={data}
              onChange={(next) => {
                setCursors([]);
                goTo({ room: 'registers', path: [register], query: next }, 'replace');
              }}
            />
          )}
          <div className="register-table">
            <DataTable
              label={t(`register.name.${register}`)}
              columns={data.columns.map(({ key, heading, numeric }, at) => ({
                key,
                header: heading,
                cell: (row: RegisterReply['rows'][number]) => row.cells[at] ?? '',
                ...(numeric && { align: 'end' as const }),
              }))}
              rows={data.rows}
              rowKey={({ id }) => id}
              {...(register === 'visits' &&
                role !== 'inspector' && {
                  rowTo: ({ id }: RegisterReply['rows'][number]) => ({
                    room: 'reception',
                    path: ['visit', id],
                  }),
                })}
              empty={t('register.empty')}
            />
          </div>
          <Pager
            page={cursors.length}
            pageSize={pageSize}
            hasMore={data.next !== undefined}
            onPage={(page) =>
              setCursors(page < cursors.length ? cursors.slice(0, page) : [...cursors, data.next ?? ''])
            }
          />
        </Panel>
      )}
    </QueryView>
  );
}
