import { useStrings } from '../../../../strings/index.ts';
import type { DeviceField } from '../../../../../domain/device/forms.ts';
import type { LocalText } from '../../../../../domain/policy/vocabulary.ts';
import { ChannelsEditor } from './channels-editor.tsx';
import { ChoiceEditor } from './choice-editor.tsx';
import { channelsOf, wiringOf } from './field-words.ts';
import { TextEditor } from './text-editor.tsx';
import { WiringEditor } from './wiring-editor.tsx';

interface FieldEditorProps {
  readonly field: DeviceField;
  readonly value: unknown;
  /** What main refused it for. */
  readonly problem: LocalText | undefined;
  readonly onTake: (value: unknown) => void;
  readonly onBack: () => void;
}

/** One setting on a view of its own, with the keys that it needs. */
export function FieldEditor({ field, value, problem, ...ways }: FieldEditorProps) {
  const { t, local } = useStrings();
  const error = problem && t('device-setup.expected', { expected: local(problem) });
  switch (field.kind) {
    case 'relays':
      return <WiringEditor begun={wiringOf(value)} error={error} {...ways} />;
    case 'channels':
      return <ChannelsEditor begun={channelsOf(value)} {...ways} />;
    case 'choice':
      return <ChoiceEditor field={field} value={value} error={error} {...ways} />;
    default:
      return <TextEditor field={field} begun={textOf(value)} error={error} {...ways} />;
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
