import { useState } from 'react';
import { Search, UsersRound } from 'lucide-react';
import { insidePage, type InsideList, type VisitItem } from '../../../server/contract/guard.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { Empty } from '../../web/states/empty.tsx';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import { useQuery } from '../../web/use-query.ts';
import { AsOf } from '../parts/as-of.tsx';
import { VisitPage } from '../visit/visit-page.tsx';
import { InsideCards } from './inside-cards.tsx';
import './inside.css';

/** Who is inside, and the way out for each. */
export function Room({ place }: RoomProps) {
  const [id] = place.path;
  return id === undefined ? <Inside /> : <VisitPage key={id} id={id} room="inside" />;
}

function Inside() {
  const { t } = useStrings();
  const query = useQuery<InsideList>('/guard/inside', { topics: ['visit'], everyMs: 120_000 });
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly VisitItem[]>();
  const search = useAction((asked: string) => api.post<InsideList>('/guard/inside/search', { text: asked }));
  const find = async () => {
    const asked = text.trim();
    if (asked === '') return setFound(undefined);
    const answer = await search.run(asked);
    if (answer?.ok) setFound(answer.value.items);
  };
  const reset = () => {
    setFound(undefined);
    setText('');
  };
  return (
    <RoomPage title={t('handheld.tab.inside')} tools={<AsOf query={query} />}>
      <form
        className="inside__search"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <TextField label={t('handheld.inside-search')} value={text} onChange={setText} maxLength={60} />
        <Button type="submit" icon={Search} busy={search.busy}>
          {t('handheld.inside-find')}
        </Button>
      </form>
      <FaultNotice fault={search.fault} />
      {found ? (
        <>
          <Button kind="quiet" onPress={reset}>
            {t('handheld.inside-all')}
          </Button>
          {found.length === 0 ? (
            <Empty title={t('handheld.inside-none')} icon={Search} />
          ) : (
            <InsideCards items={found} onLeft={() => void find()} />
          )}
        </>
      ) : (
        <QueryView query={query} lines={6}>
          {({ items, total, overdue }: InsideList) => (
            <>
              <p className="inside__counts">
                <span>{t('handheld.inside-count', { count: total })}</span>
                {overdue > 0 && (
                  <span className="inside__overdue">{t('handheld.inside-overdue', { count: overdue })}</span>
                )}
              </p>
              {items.length === 0 ? (
                <Empty title={t('handheld.inside-empty')} icon={UsersRound} />
              ) : (
                <InsideCards items={items} onLeft={query.refresh} />
              )}
              {total > insidePage && <p>{t('handheld.inside-more', { shown: insidePage })}</p>}
            </>
          )}
        </QueryView>
      )}
    </RoomPage>
  );
}
