import { useState } from 'react';
import { ClipboardPaste, Trash2, UserPlus } from 'lucide-react';
import { Notice } from '../../../ui/notice.tsx';
import { Button } from '../../../web/parts/button.tsx';
import { Panel } from '../../../web/parts/panel.tsx';
import { newId } from '../../../web/services.ts';
import { useStrings } from '../../../web/strings.ts';
import { nobody } from '../../shared/person.ts';
import { PersonFields } from '../../shared/person-fields.tsx';
import type { Companion } from '../draft.ts';
import type { StepErrors } from '../rules.ts';
import type { StepProps } from '../step-page.tsx';
import { PasteRoster } from './paste-roster.tsx';

/** Who comes along: one by one, or a list pasted from a message. None is fine. */
export function CompanionsStep({ site, draft, errors, change }: StepProps) {
  const { t, known } = useStrings();
  const [pasting, setPasting] = useState(false);
  const { companions } = draft;
  const set = (next: readonly Companion[]) => change({ companions: next });
  const most = site.reservation.maxGroup - 1;
  const fault = errors['companions'];
  return (
    <>
      {companions.length === 0 && <p className="reserve__note">{t('reserve.alone')}</p>}
      {companions.map((person, at) => (
        <Panel
          key={person.id}
          title={person.name.trim() || t('reserve.companion', { number: at + 1 })}
          tools={
            <Button
              kind="quiet"
              small
              icon={Trash2}
              label={t('reserve.remove-companion', {
                name: person.name.trim() || t('reserve.companion', { number: at + 1 }),
              })}
              onPress={() => set(companions.filter(({ id }) => id !== person.id))}
            />
          }
        >
          <PersonFields
            fields={site.fields}
            without={['company']}
            person={person}
            errors={errorsOf(errors, person.id)}
            onChange={(part) =>
              set(companions.map((one) => (one.id === person.id ? { ...one, ...part } : one)))
            }
          />
        </Panel>
      ))}
      {fault !== undefined && (
        <Notice tone="problem">
          {known(`error.${fault}`, 'error.wrong', {
            max: site.reservation.maxGroup,
            unnamed: site.maxCompanions,
          })}
        </Notice>
      )}
      <div className="reserve__add">
        <Button
          icon={UserPlus}
          wide
          isDisabled={companions.length >= most}
          onPress={() => set([...companions, { ...nobody, id: newId() }])}
        >
          {t('reserve.add-companion')}
        </Button>
        <Button icon={ClipboardPaste} wide kind="quiet" onPress={() => setPasting(true)}>
          {t('reserve.paste')}
        </Button>
      </div>
      {pasting && (
        <PasteRoster
          site={site}
          room={most - companions.length}
          onAdd={(people) => {
            set([...companions, ...people]);
            setPasting(false);
          }}
          onClose={() => setPasting(false)}
        />
      )}
    </>
  );
}

/** `<id>.name` of the step's errors as `name`. */
function errorsOf(errors: StepErrors, id: string): StepErrors {
  const start = `${id}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(start))
      .map(([path, error]) => [path.slice(start.length), error]),
  );
}
