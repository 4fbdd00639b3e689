import { FileUp } from 'lucide-react';
import type { CrewView } from '../../../server/contract/partners.ts';
import { Button } from '../../web/parts/button.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Panel, Row } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable } from '../../web/table/data-table.tsx';
import { useTimes } from '../../web/times.ts';
import { goTo } from '../../web/use-place.ts';
import { useQuery } from '../../web/use-query.ts';

type Worker = CrewView['items'][number];

/** Today's workers, as their cards come by at the kiosk: who is in, who has left, who is still expected. */
export function Crew({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useStrings();
  const times = useTimes();
  const crew = useQuery<CrewView>('/enrolments/crew', { topics: ['visit', 'enrolment'] });
  const presence = (worker: Worker) => {
    if (worker.inside) return <Chip tone="good">{t('admin.crew.inside')}</Chip>;
    return (
      <Chip tone={worker.leftAt === undefined ? 'care' : 'plain'}>
        {t(worker.leftAt === undefined ? 'admin.crew.expected' : 'admin.crew.left')}
      </Chip>
    );
  };
  return (
    <QueryView query={crew} lines={8}>
      {({ day, items }) => (
        <>
          <Row>
            <Chip tone="accent">{t('admin.crew.day', { day })}</Chip>
            <Chip tone="good">
              {t('admin.crew.inside-count', { count: items.filter(({ inside }) => inside).length })}
            </Chip>
            <Chip tone="care">
              {t('admin.crew.expected-count', {
                count: items.filter(({ inSince, inside }) => inSince === undefined && !inside).length,
              })}
            </Chip>
            {mayEdit && (
              <Button small icon={FileUp} onPress={() => goTo({ room: 'partners', path: ['import'] })}>
                {t('admin.partners.import')}
              </Button>
            )}
          </Row>
          <Panel title={t('admin.partners.crew')} hint={t('admin.crew.hint')} flush>
            <DataTable
              label={t('admin.partners.crew')}
              columns={[
                { key: 'name', header: t('admin.name'), cell: ({ name }) => name },
                { key: 'company', header: t('field.company'), cell: ({ company }) => company },
                { key: 'state', header: t('admin.state'), cell: presence },
                {
                  key: 'in',
                  header: t('admin.crew.in'),
                  cell: ({ inSince }) => (inSince === undefined ? '–' : times.time(inSince)),
                },
                {
                  key: 'out',
                  header: t('admin.crew.out'),
                  cell: ({ leftAt }) => (leftAt === undefined ? '–' : times.time(leftAt)),
                },
                { key: 'until', header: t('admin.partners.until'), cell: ({ until }) => until },
              ]}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('admin.crew.none')}
            />
          </Panel>
        </>
      )}
    </QueryView>
  );
}
