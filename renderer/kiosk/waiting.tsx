import { LoaderCircle, Printer } from 'lucide-react';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import { CardOnReader } from './pictures/card-on-reader.tsx';
import { useStrings, type StringKey } from '../strings/index.ts';
import './waiting.css';

type WaitingScreen = ScreenOf<'reading'> | ScreenOf<'looking-up'> | ScreenOf<'saving'> | ScreenOf<'printing'>;

const words: Readonly<
  Record<WaitingScreen['name'], { readonly title: StringKey; readonly hint: StringKey }>
> = {
  reading: { title: 'reading.title', hint: 'reading.hint' },
  'looking-up': { title: 'looking-up.title', hint: 'looking-up.hint' },
  saving: { title: 'saving.title', hint: 'saving.hint' },
  printing: { title: 'printing.title', hint: 'printing.hint' },
};

/** The kiosk is working for a moment and asks nothing. Each of these ends by itself, with a watchdog in main. */
export function Waiting({ screen }: { readonly screen: WaitingScreen }) {
  const { t } = useStrings();
  return (
    <Step
      {...words[screen.name]}
      layout="centred"
      canCancel={false}
      {...(screen.name !== 'reading' && { icon: screen.name === 'printing' ? Printer : LoaderCircle })}
    >
      {screen.name === 'reading' && <CardOnReader word={t('home.card-word')} still />}
      <span className="waiting__bar" aria-hidden />
    </Step>
  );
}
