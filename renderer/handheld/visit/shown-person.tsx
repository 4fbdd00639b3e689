import { useState } from 'react';
import { Eye } from 'lucide-react';
import type { VisitUnmasked } from '../../../server/contract/guard.ts';
import { Button } from '../../web/parts/button.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';

/** Name and numbers in full, at the guard's wish; the server writes the look down. Gone with the page: nothing is kept here. */
export function ShownPerson({ id }: { readonly id: string }) {
  const { t } = useStrings();
  const [person, setPerson] = useState<VisitUnmasked>();
  const show = useAction(() => api.post<VisitUnmasked>(`/guard/visits/${encodeURIComponent(id)}/show`, {}));
  if (!person)
    return (
      <div className="visit-page__show">
        <Button
          wide
          icon={Eye}
          busy={show.busy}
          onPress={() =>
            void show.run().then((answer) => {
              if (answer?.ok) setPerson(answer.value);
            })
          }
        >
          {t('handheld.show')}
        </Button>
        <p>{t('handheld.show-hint')}</p>
        <FaultNotice fault={show.fault} />
      </div>
    );
  const { watchlist } = person;
  const rows = [
    ['name', t('handheld.name'), person.name],
    ['id', t('handheld.id-number'), person.idNumber],
    ['phone', t('handheld.phone'), person.phone],
    ['reason', t('handheld.watchlist-reason'), watchlist && t(`handheld.listed.${watchlist.reason}`)],
    ['grounds', t('handheld.watchlist-grounds'), watchlist?.grounds],
  ] as const;
  return (
    <div className="visit-page__show" role="status">
      <Facts rows={rows.flatMap(([key, label, value]) => (value ? [{ key, label, value }] : []))} />
    </div>
  );
}
