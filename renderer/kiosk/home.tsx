import { DoorOpen, Keyboard as KeyboardIcon, UserCog } from 'lucide-react';
import type { KioskStatus } from '../../domain/visit/status.ts';
import { useStatus } from '../app/store.ts';
import { useIntent } from '../app/use-intent.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { CardOnReader } from './pictures/card-on-reader.tsx';
import type { ScreenOf } from './screen-of.ts';
import './home.css';

/** The first screen: one thing to do, shown as a picture; everything else is quieter below it. */
export function Home({ screen }: { readonly screen: ScreenOf<'home'> }) {
  const status = useStatus();
  const { t, local } = useStrings();
  const send = useIntent();
  const heading = headingFor(status, screen.typedDocument);
  const readerWorks = status.reader === 'ready' || status.reader === 'connecting';

  return (
    <Page
      {...heading}
      layout="centred"
      actions={
        <>
          {screen.typedDocument && (
            <BigButton
              icon={KeyboardIcon}
              detail={t('home.without-card-detail')}
              onPress={() => send({ type: 'start-without-card' })}
            >
              {t('home.without-card')}
            </BigButton>
          )}
          <BigButton
            icon={DoorOpen}
            detail={t('home.leave-detail')}
            onPress={() => send({ type: 'start-check-out' })}
          >
            {t('home.leave')}
          </BigButton>
        </>
      }
      navigation={
        <>
          <span className="home__desk">{t('home.desk', { place: local(status.site.helpDesk) })}</span>
          <BigButton kind="quiet" icon={UserCog} onPress={() => send({ type: 'start-staff' })}>
            {t('home.staff')}
          </BigButton>
        </>
      }
    >
      {readerWorks && <CardOnReader word={t('home.card-word')} />}
      {status.reader === 'connecting' && <Notice>{t('home.reader-connecting')}</Notice>}
      {!canPrint(status) && <Notice tone="care">{t('home.printer-notice')}</Notice>}
    </Page>
  );
}

function headingFor(status: KioskStatus, typedDocument: boolean): { title: StringKey; hint: StringKey } {
  if (status.reader === 'ready' || status.reader === 'connecting') {
    return { title: 'home.title', hint: 'home.hint' };
  }
  return { title: 'home.title-no-reader', hint: typedDocument ? 'home.hint-no-reader' : 'home.hint-desk' };
}

/** A printer that is only starting, paused or warm may well be ready when the visitor gets there. */
function canPrint({ printer }: KioskStatus): boolean {
  return printer === 'ready' || printer === 'connecting' || printer === 'unknown';
}
