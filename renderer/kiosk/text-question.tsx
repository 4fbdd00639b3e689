import { useState } from 'react';
import type { InputError } from '../../domain/visit/status.ts';
import type { Intent } from '../../domain/visit/intent.ts';
import { useIntent } from '../app/use-intent.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { Keyboard, type KeyboardProps } from '../ui/keyboard/keyboard.tsx';
import { TextField } from '../ui/text-field.tsx';
import { NextButton } from './next-button.tsx';
import { Step } from './step.tsx';

export interface TextQuestionProps {
  readonly title: StringKey;
  readonly hint?: StringKey;
  readonly placeholder: StringKey;
  readonly field: Extract<Intent, { type: 'edit' }>['field'];
  readonly keyboard: KeyboardProps['mode'];
  readonly value: string;
  readonly error?: InputError | undefined;
  /** An optional question that is still empty offers to leave it so. */
  readonly required?: boolean;
}

/** A question answered by typing. Each change goes to main at once, so that a reload of the window loses nothing. */
export function TextQuestion(props: TextQuestionProps) {
  const { title, hint, placeholder, field, keyboard, value, error, required = true } = props;
  const { t, language } = useStrings();
  const send = useIntent();
  const [isComposing, setComposing] = useState(false);
  return (
    <Step
      title={title}
      hint={hint}
      keyboard={
        <Keyboard
          mode={keyboard}
          language={language}
          value={value}
          onChange={(typed) => send({ type: 'edit', field, value: typed })}
          onDone={() => send({ type: 'next' })}
          onWaiting={setComposing}
        />
      }
      actions={
        <NextButton
          words={!required && value === '' ? 'action.leave-empty' : 'action.next'}
          isHeld={isComposing}
        />
      }
    >
      <TextField
        label={t(title)}
        value={value}
        placeholder={t(placeholder)}
        error={error && t(`error.${error}`)}
        numeric={keyboard !== 'pinyin' && keyboard !== 'latin'}
      />
    </Step>
  );
}
