import { Cable, Save, Trash2 } from 'lucide-react';
import type { DeviceField, DeviceForm } from '../../../../../domain/device/forms.ts';
import { useStrings } from '../../../../strings/index.ts';
import { BigButton } from '../../../../ui/big-button.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { DeviceStep } from '../device-step.tsx';
import { nameField, valueOf, type Draft } from './draft.ts';
import { driverWords, fieldLabel, transportWords, valueWords } from './field-words.ts';
import { problemOf, problemsElsewhere, type Problem } from './problems.ts';
import type { SaveTrouble } from './save-draft.ts';
import { SettingAct, SettingRow } from './setting-row.tsx';

/** Where a touch of a setting leads. */
export type FormWay = 'driver' | 'transport' | 'port' | { readonly field: DeviceField };

interface SetUpFormProps {
  readonly draft: Draft;
  readonly form: DeviceForm;
  readonly transports: readonly string[];
  readonly problems: readonly Problem[];
  readonly trouble: SaveTrouble | undefined;
  readonly isSaving: boolean;
  readonly onOpen: (way: FormWay) => void;
  readonly onSwitch: (name: string, on: boolean) => void;
  readonly onSave: () => void;
  readonly onRemove: () => void;
  readonly onBack: () => void;
}

/** Every setting of a device with its value; what has to be filled in stands before what is fine as it is. */
export function SetUpForm(props: SetUpFormProps) {
  const { draft, form, transports, problems, trouble, isSaving, onOpen, onSave, onRemove, onBack } = props;
  const { t, local } = useStrings();
  const names = [nameField.name, 'driver', 'transport', ...form.fields.map(({ name }) => name)];
  const elsewhere = problemsElsewhere(names, problems);
  const problemAt = (name: string) => {
    const expected = problemOf(name, problems);
    return expected && local(expected);
  };
  const fieldRow = (field: DeviceField, part: string) => {
    const value = valueOf(draft, field);
    return (
      <SettingRow
        key={field.name}
        label={fieldLabel(field.name, t)}
        value={valueWords(field, value, t)}
        required={field.required}
        problem={problemAt(field.name)}
        part={part}
        {...(field.kind === 'switch' && { isOn: value === true })}
        onPress={() =>
          field.kind === 'switch' ? props.onSwitch(field.name, value !== true) : onOpen({ field })
        }
      />
    );
  };
  return (
    <DeviceStep
      title="device-setup.title"
      layout="wide"
      // What is refused is shown from the first page on.
      about={`${draft.driver} ${problems.length}`}
      onBack={onBack}
      actions={
        <BigButton kind="primary" icon={Save} isDisabled={isSaving} onPress={onSave}>
          {t(isSaving ? 'device-setup.saving' : 'device-setup.save')}
        </BigButton>
      }
    >
      {problems.length > 0 && (
        <Notice tone="problem" title={t('device-setup.look-again', { total: problems.length })}>
          {elsewhere.map(({ field, expected }) => (
            <p key={field}>{t('device-setup.elsewhere', { field, expected: local(expected) })}</p>
          ))}
        </Notice>
      )}
      {trouble && <Notice tone="problem">{t(`device-setup.${trouble}`)}</Notice>}
      <div className="settings" role="group" aria-label={t('device-setup.title')}>
        <SettingRow
          label={t('device-setup.id')}
          value={draft.id}
          required
          problem={problemAt(nameField.name)}
          part="first"
          onPress={() => onOpen({ field: nameField })}
        />
        <SettingRow
          label={t('device-setup.driver-row')}
          value={driverWords(form.driver, t)}
          problem={problemAt('driver')}
          part="first"
          onPress={() => onOpen('driver')}
        />
        {form.transport !== undefined && (
          <SettingRow
            label={t('device-setup.transport-row')}
            value={transportWords(form.transport, t)}
            problem={problemAt('transport')}
            part="first"
            onPress={() => (transports.length > 1 ? onOpen('transport') : onOpen('driver'))}
          />
        )}
        <SettingAct part="first" icon={Cable} onPress={() => onOpen('port')}>
          {t('device-setup.pick-found')}
        </SettingAct>
        {form.fields.filter(isNeeded).map((field) => fieldRow(field, 'first'))}
        {form.fields.filter((field) => !isNeeded(field)).map((field) => fieldRow(field, 'fine'))}
        {draft.before !== undefined && (
          <SettingAct part="fine" icon={Trash2} onPress={onRemove}>
            {t('device-setup.remove')}
          </SettingAct>
        )}
      </div>
    </DeviceStep>
  );
}

/** Names the device or has no default. */
const isNeeded = ({ required, name }: DeviceField): boolean => required || name === 'port';
