import type { Today } from '../../../server/contract/reception.ts';
import { classNames } from '../../ui/class-names.ts';
import { useStrings } from '../../web/strings.ts';

/** The day in large figures: what somebody at the desk glances at. */
export function Counts({ counts }: { readonly counts: Today['counts'] }) {
  const { t } = useStrings();
  const tiles = [
    { key: 'expected', value: counts.expected, note: '' },
    { key: 'waiting', value: counts.waiting, note: '', care: counts.waiting > 0 },
    {
      key: 'inside',
      value: counts.inside,
      note: t('desk.count.inside-note', { heads: counts.heads, overdue: counts.overdue }),
      problem: counts.overdue > 0,
    },
    { key: 'registered', value: counts.registered, note: t('desk.count.left-note', { left: counts.left }) },
  ] as const;
  return (
    <dl className="desk-counts">
      {tiles.map((tile) => (
        <div
          key={tile.key}
          className={classNames('desk-count', 'care' in tile && tile.care && 'desk-count--care')}
        >
          <dt>{t(`desk.count.${tile.key}`)}</dt>
          <dd className="desk-count__figure">{tile.value}</dd>
          <dd
            className={classNames(
              'desk-count__note',
              'problem' in tile && tile.problem && 'desk-count__note--problem',
            )}
          >
            {tile.note}
          </dd>
        </div>
      ))}
    </dl>
  );
}
