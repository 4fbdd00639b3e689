import { lazy, Suspense } from 'react';
import { Check, Keyboard as KeyboardIcon } from 'lucide-react';
import { mrzShapes, mrzZone } from '../../domain/identity/mrz.ts';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
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
  const { caret, press, goTo } = useLinesTyping(value, (typed) =>
    send({ type: 'edit', field: 'documentLines', value: typed }),
  );
  const { line, at } = placeOf({ value, caret });
  const { lineCount } = mrzShapes[mrzZone(value).format];

  const onKey = (key: string) => {
    if (key !== '{done}') press(key);
    else if (line + 1 < lineCount) press('{next}');
    else send({ type: 'next' });
  };

  return (
    <Step
      title="document-mrz.title"
      hint="document-mrz.hint"
      keyboard={
        <Suspense fallback={<div className="keyboard keyboard--loading" />}>
          <LinesKeyboard onKey={onKey} />
        </Suspense>
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
      <div className="mrz-zone">
        <PassportLines />
        <MrzLines lines={lines} caret={{ line, at }} onTouch={goTo} />
      </div>
      <p className="text-field__error" role="status">
        {error && t(error === 'bad-check-digit' ? 'document-mrz.some-wrong' : `error.${error}`)}
      </p>
      <MrzChecks fields={fields} onCorrect={goTo} />
    </Step>
  );
}
