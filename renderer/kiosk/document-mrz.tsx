import { lazy, Suspense } from 'react';
import { Check, CircleAlert, Keyboard as KeyboardIcon } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { placeOf } from '../ui/keyboard/lines-typing.ts';
import { useLinesTyping } from '../ui/keyboard/use-lines-typing.ts';
import { MrzChecks } from './mrz-checks.tsx';
import { MrzLines } from './mrz-lines.tsx';
import { NextButton } from './next-button.tsx';
import { PassportLines } from './pictures/passport-lines.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './document-mrz.css';

const LinesKeyboard = lazy(() =>
  import('../ui/keyboard/lines-keyboard.tsx').then((module) => ({ default: module.LinesKeyboard })),
);

/** The machine-readable lines of a passport, typed by hand: each field is checked as soon as it is there. */
export function DocumentMrz({ screen }: { readonly screen: ScreenOf<'document-mrz'> }) {
  const { value, lines, fields, error, mayAccept } = screen;
  const { t } = useStrings();
  const send = useIntent();
  const { caret, press, goTo, isInLastLine } = useLinesTyping(value, (typed) =>
    send({ type: 'edit', field: 'documentLines', value: typed }),
  );
  const onKey = (key: string) => {
    if (key !== '{done}') press(key);
    else if (isInLastLine()) send({ type: 'next' });
    else press('{next}');
  };

  return (
    <Step
      title="document-mrz.title"
      hint="document-mrz.hint"
      keyboard={
        // The lines stand right above the keys: eyes that go between a page and a screen have far enough to go.
        <div className="mrz-typing">
          <MrzLines lines={lines} caret={placeOf({ value, caret })} onTouch={goTo} />
          <Suspense fallback={<div className="keyboard keyboard--loading" />}>
            <LinesKeyboard onKey={onKey} />
          </Suspense>
        </div>
      }
      actions={
        <>
          {mayAccept ? (
            <BigButton icon={Check} onPress={() => send({ type: 'confirm' })}>
              {t('document-mrz.accept')}
            </BigButton>
          ) : (
            <BigButton icon={KeyboardIcon} onPress={() => send({ type: 'type-number' })}>
              {t('document-mrz.type-number')}
            </BigButton>
          )}
          <NextButton />
        </>
      }
    >
      <PassportLines />
      <p className="mrz-error" role="status">
        {error && (
          <>
            <Icon shape={CircleAlert} />
            {t(error === 'bad-check-digit' ? 'document-mrz.some-wrong' : `error.${error}`)}
          </>
        )}
      </p>
      <MrzChecks fields={fields} onCorrect={goTo} />
    </Step>
  );
}
