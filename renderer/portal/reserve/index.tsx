import { useEffect, useState } from 'react';
import { CalendarX2 } from 'lucide-react';
import { instant } from '../../../domain/kernel/time.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { Panel } from '../../web/parts/panel.tsx';
import { newId, now } from '../../web/services.ts';
import { Empty } from '../../web/states/empty.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { goTo } from '../../web/use-place.ts';
import { keep, readKept } from '../shared/kept.ts';
import { usePortalSite } from '../shared/use-portal-site.ts';
import { draftName, emptyDraft, isDraft, type Draft } from './draft.ts';
import { firstOpenStep, stepErrors, stepsOf, type StepErrors, type StepName } from './rules.ts';
import { StepPage } from './step-page.tsx';
import './reserve.css';

/** Asking for a visit, one group of questions at a time; each step is a place of its own, so that a phone's way back goes one step back. */
export function Room({ place }: RoomProps) {
  const site = usePortalSite();
  return (
    <QueryView query={site} lines={8}>
      {(data) =>
        data.reservation.enabled ? <Reserve site={data} asked={place.path[0]} /> : <Closed site={data} />
      }
    </QueryView>
  );
}

function Closed({ site }: { readonly site: PortalSite }) {
  const { t, local } = useStrings();
  return (
    <Panel>
      <Empty isPage icon={CalendarX2} title={t('reserve.closed')}>
        {t('reserve.closed-hint', { desk: local(site.helpDesk) })}
      </Empty>
    </Panel>
  );
}

/** 256 random bits: two ids without their dashes. */
const newKey = () => `${newId()}${newId()}`.replaceAll('-', '');

function Reserve({ site, asked }: { readonly site: PortalSite; readonly asked: string | undefined }) {
  const [draft, setDraft] = useState<Draft>(() => readKept(draftName, isDraft) ?? emptyDraft(newKey()));
  const [errors, setErrors] = useState<StepErrors>({});
  useEffect(() => keep(draftName, draft), [draft]);

  const steps = stepsOf(site);
  const wanted = steps.find((step) => step === asked) ?? 'host';
  const step = firstOpenStep(site, draft, wanted, instant(now())) ?? wanted;
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setErrors((before) => ({
      ...before,
      ...Object.fromEntries(Object.keys(part).map((name) => [name, undefined])),
    }));
  };
  const toStep = (next: StepName) => {
    setErrors({});
    goTo({ room: 'reserve', path: [next] });
    scrollTo(0, 0);
  };
  const onwards = () => {
    const found = stepErrors(site, draft, step, instant(now()));
    setErrors(found);
    if (Object.values(found).some((error) => error !== undefined)) return;
    const next = steps[steps.indexOf(step) + 1];
    if (next) toStep(next);
  };
  return (
    <StepPage
      {...{ site, draft, errors, step, steps, change, setErrors, toStep, onwards }}
      anew={() => setDraft((before) => ({ ...before, key: newKey() }))}
    />
  );
}
