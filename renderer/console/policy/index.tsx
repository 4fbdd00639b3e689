import { useEffect } from 'react';
import type { SettingsView } from '../../../server/contract/policy.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { useAccount } from '../../web/core/session.ts';
import { Stack } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { useQuery } from '../../web/use-query.ts';
import { Tabs } from '../parts/tabs.tsx';
import { useStaff } from '../parts/use-staff.ts';
import { bodyOf, change, editFrom, errorsOf, useDraft } from './draft.ts';
import { History } from './history.tsx';
import { PolicyPreview } from './policy-preview.tsx';
import { PublishBar } from './publish-bar.tsx';
import { sections, sectionOf, type SectionName } from './section.ts';
import { Section } from './sections/index.tsx';
import './policy.css';

/** The rules of the house: what is asked of whom, shown as the kiosk's own steps while it is written. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const settings = useQuery<SettingsView>('/settings', { topics: ['site'] });
  const [step = 'basics'] = place.path;
  const { role } = useAccount();
  const mayEdit = role === 'admin' || role === 'supervisor';
  return (
    <RoomPage title={t('console.room.policy')} hint={t('admin.policy.hint')}>
      <QueryView query={settings} lines={12}>
        {(view) => <Editor view={view} step={step} mayEdit={mayEdit} />}
      </QueryView>
    </RoomPage>
  );
}

interface EditorProps {
  readonly view: SettingsView;
  readonly step: string;
  readonly mayEdit: boolean;
}

function Editor({ view, step, mayEdit }: EditorProps) {
  const { t } = useStrings();
  const { staffId } = useAccount();
  const { draft, basedOn, by } = useDraft();
  const edited = by === staffId ? draft : undefined;
  const { settings } = view;
  const published = bodyOf(settings);
  const isUntouched = edited !== undefined && JSON.stringify(edited) === JSON.stringify(published);
  // Whoever has changed nothing sees what was published last.
  const isBehind = edited === undefined || (isUntouched && basedOn !== settings.sha256);
  useEffect(() => {
    if (isBehind) editFrom(settings, staffId);
  }, [isBehind, settings, staffId]);
  const shown = edited ?? published;
  const errors = errorsOf(shown);
  const wrong = new Set([...errors.keys()].map(sectionOf));
  const names: readonly (SectionName | 'history')[] = mayEdit ? [...sections, 'history'] : sections;
  const current = names.find((name) => name === step) ?? 'basics';
  return (
    <Stack gap="l">
      <Published view={view} />
      <Tabs
        label={t('console.room.policy')}
        current={current}
        tabs={names.map((name) => ({
          key: name,
          label:
            name !== 'history' && wrong.has(name)
              ? t('admin.policy.wrong-part', { part: t(`admin.policy-part.${name}`) })
              : t(`admin.policy-part.${name}`),
          to: { room: 'policy', path: [name] },
        }))}
      />
      {current === 'history' ? (
        <History />
      ) : (
        <div className="policy">
          <fieldset className="policy__form" disabled={!mayEdit}>
            <legend className="visually-hidden">{t(`admin.policy-part.${current}`)}</legend>
            <Section name={current} draft={shown} errors={errors} onChange={change} />
          </fieldset>
          <PolicyPreview draft={shown} published={published} isValid={errors.size === 0} />
        </div>
      )}
      {mayEdit && <PublishBar draft={shown} published={settings} errors={errors} />}
    </Stack>
  );
}

function Published({ view: { settings, publishedAt, publishedBy } }: { readonly view: SettingsView }) {
  const { t } = useStrings();
  const times = useTimes();
  const version = settings.policy.version;
  return (
    <p className="quiet-text">
      {publishedAt === undefined ? (
        t('admin.policy.first', { version })
      ) : (
        <PublishedBy version={version} time={times.moment(publishedAt)} by={publishedBy ?? ''} />
      )}
    </p>
  );
}

function PublishedBy({ version, time, by }: Readonly<Record<'version' | 'time' | 'by', string>>) {
  const { t } = useStrings();
  const { nameOf } = useStaff();
  return t('admin.policy.published', { version, time, name: nameOf(by) });
}
