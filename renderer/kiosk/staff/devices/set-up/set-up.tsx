import { useState } from 'react';
import type { DeviceForm } from '../../../../../domain/device/forms.ts';
import { useStrings } from '../../../../strings/index.ts';
import type { SaveNews } from '../save-notice.tsx';
import { ChoosePort } from './choose-port.tsx';
import { ChooseWay } from './choose-way.tsx';
import {
  driversOf,
  formOf,
  isChanged,
  nameField,
  transportsOf,
  valueOf,
  withDriver,
  withPort,
  withValue,
  type Draft,
} from './draft.ts';
import { FieldEditor } from './field-editor.tsx';
import { driverWords, transportWords } from './field-words.ts';
import { problemOf, withoutProblem, type Problem } from './problems.ts';
import { removeDevice, saveDraft, type SaveTrouble } from './save-draft.ts';
import { SetUpForm, type FormWay } from './set-up-form.tsx';
import { SetUpQuestion } from './set-up-question.tsx';
import './set-up.css';

type View =
  | 'form'
  | 'driver'
  | 'port'
  /** The connection of a draft that is taken only when it has one. */
  | { readonly connecting: Draft }
  | Extract<FormWay, object>;

interface SetUpProps {
  /** How the set-up begins: a device as it is, or a new one without a driver. */
  readonly begun: Draft;
  readonly forms: readonly DeviceForm[];
  /** `id` is absent when the device was removed. */
  readonly onSaved: (news: SaveNews, id?: string) => void;
  readonly onLeave: () => void;
}

/** Driver, connection and settings of one device. Nothing is sent before "save", and nothing typed is lost until then. */
export function SetUp({ begun, forms, onSaved, onLeave }: SetUpProps) {
  const { t } = useStrings();
  const [draft, setDraft] = useState(begun);
  // The last one is shown; "back" returns to the one before.
  const [views, setViews] = useState<readonly View[]>([begun.driver === undefined ? 'driver' : 'form']);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [trouble, setTrouble] = useState<SaveTrouble>();
  const [asked, setAsked] = useState<'discard' | 'remove'>();
  const [isSaving, setSaving] = useState(false);
  const view = views.at(-1) ?? 'form';
  const form = formOf(draft, forms);

  const open = (next: View) => setViews([...views, next]);
  const back = () => {
    if (views.length > 1) setViews(views.slice(0, -1));
    else if (isChanged(draft, begun)) setAsked('discard');
    else onLeave();
  };
  /** Goes to the form, or to the connection where that is still to be chosen. */
  const take = (next: Draft) => {
    if (!formOf(next, forms)) return open({ connecting: next });
    setDraft(next);
    setProblems([]);
    setViews(['form']);
  };
  const fill = (name: string, value: unknown) => {
    setDraft(withValue(draft, name, value));
    setProblems(withoutProblem(name, problems));
  };
  const send = async (what: SaveNews['what']) => {
    if (!form || isSaving) return;
    setSaving(true);
    setTrouble(undefined);
    setAsked(undefined);
    const answer = await (what === 'saved' ? saveDraft(draft, form) : removeDevice(draft));
    setSaving(false);
    if (answer.outcome === 'refused') setProblems(answer.problems);
    else if (answer.outcome !== 'saved') setTrouble(answer.outcome);
    else onSaved({ what, untilRestart: answer.untilRestart }, what === 'saved' ? draft.id : undefined);
  };

  const drawn = () => {
    if (view === 'driver') {
      return (
        <ChooseWay
          title="device-setup.driver"
          ways={driversOf(forms)}
          wordsOf={(driver) => driverWords(driver, t)}
          chosen={draft.driver}
          onChoose={(driver) => take(withDriver(draft, driver, forms))}
          onPort={() => open('port')}
          onBack={back}
        />
      );
    }
    if (view === 'port') {
      return (
        <ChoosePort
          draft={draft}
          forms={forms}
          onChoose={(port) => take(withPort(draft, port, forms))}
          onBack={back}
        />
      );
    }
    if (view === 'form') {
      return (
        form && (
          <SetUpForm
            {...{ draft, form, problems, trouble, isSaving }}
            transports={transportsOf(forms, draft.driver)}
            onOpen={(way) => open(way === 'transport' ? { connecting: draft } : way)}
            onSwitch={fill}
            onSave={() => void send('saved')}
            onRemove={() => setAsked('remove')}
            onBack={back}
          />
        )
      );
    }
    if ('connecting' in view) {
      const { connecting } = view;
      return (
        <ChooseWay
          title="device-setup.transport"
          ways={transportsOf(forms, connecting.driver)}
          wordsOf={(transport) => transportWords(transport, t)}
          chosen={connecting.transport}
          onChoose={(transport) => take({ ...connecting, transport })}
          onBack={back}
        />
      );
    }
    const { field } = view;
    return (
      <FieldEditor
        field={field}
        value={field.name === nameField.name ? draft.id : valueOf(draft, field)}
        problem={problemOf(field.name, problems)}
        onTake={(value) => {
          fill(field.name, value);
          back();
        }}
        onBack={back}
      />
    );
  };

  return (
    <>
      {drawn()}
      {asked && (
        <SetUpQuestion
          what={asked}
          device={begun.id}
          onYes={() => (asked === 'discard' ? onLeave() : void send('removed'))}
          onNo={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
