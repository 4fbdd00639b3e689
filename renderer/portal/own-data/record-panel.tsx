import type { OwnData } from '../../../server/contract/own-data.ts';
import { Facts } from '../../web/parts/facts.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { usePurposeWords } from '../shared/purpose-field.tsx';
import { usePortalSite } from '../shared/use-portal-site.ts';

type Record = OwnData['records'][number];

const moments: ReadonlySet<string> = new Set([
  'from',
  'until',
  'registeredAt',
  'expectedLeave',
  'checkedInAt',
  'checkedOutAt',
]);
/** Tells a reader nothing: the host's name stands beside it. */
const inner = 'hostId';

/** One record, in full: what is known, what was agreed to, and what was done with it by whom. */
export function RecordPanel({ record }: { readonly record: Record }) {
  const { t, known } = useStrings();
  const times = useTimes();
  const site = usePortalSite().data;
  const { kind, fields, consents, documents, history } = record;
  const purpose = usePurposeWords();
  const value = (name: string, raw: string | number) => {
    if (moments.has(name) && typeof raw === 'number') return times.moment(raw);
    if (name === 'purpose' && site) return purpose(site, { purpose: String(raw) });
    return name === 'language' ? known(`language.${raw}`, 'own-data.type-other') : String(raw);
  };
  return (
    <Panel title={t(`own-data.${kind}`)}>
      <Stack>
        <Facts
          rows={fields
            .filter(({ name }) => name !== inner)
            .map(({ name, value: raw }) => ({
              key: name,
              label: known(`own-data.field.${name}`, 'own-data.other-field', { name }),
              value: value(name, raw),
            }))}
        />
        {documents.length > 0 && (
          <Facts
            rows={documents.map(({ id, fileName, at }) => ({
              key: id,
              label: fileName,
              value: times.moment(at),
            }))}
          />
        )}
        {consents.map(({ noticeVersion, givenAt }) => (
          <p key={`${noticeVersion} ${givenAt}`} className="deeds__note">
            {t('own-data.consent', { version: noticeVersion, time: times.moment(givenAt) })}
          </p>
        ))}
        <details>
          <summary>{t('own-data.history', { count: history.length })}</summary>
          <Facts
            rows={history.map(({ at, type, by }, index) => ({
              key: `${at} ${type} ${index}`,
              label: times.moment(at),
              value: `${known(`own-data.type.${type}`, 'own-data.type-other')} · ${known(`own-data.by-${by}`, 'own-data.by-system')}`,
            }))}
          />
        </details>
      </Stack>
    </Panel>
  );
}
