import { DoorOpen, Keyboard as KeyboardIcon, UserCog } from 'lucide-react';
import type { KioskStatus } from '../../domain/visit/status.ts';
import { useStatus } from '../app/store.ts';
import { useIntent } from '../app/use-intent.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { CardOnReader } from './pictures/card-on-reader.tsx';
import { HomePhones } from './home-phones.tsx';
import type { ScreenOf } from './screen-of.ts';
import './home.css';

interface Heading {
  readonly title: StringKey;
  readonly hint: StringKey;
}

const withReader: Heading = { title: 'home.title', hint: 'home.hint' };
const typing: Heading = { title: 'home.title-no-reader', hint: 'home.hint-no-reader' };
const atTheDesk: Heading = { title: 'home.title-no-reader', hint: 'home.hint-desk' };

/** The first screen: one thing to do, shown as a picture; everything else is quieter below it. */
export function Home({ screen }: { readonly screen: ScreenOf<'home'> }) {
  const status = useStatus();
  const { t, local } = useStrings();
  const send = useIntent();
  const readerWorks = status.reader === 'ready' || status.reader === 'connecting';
  const heading = readerWorks ? withReader : screen.typedDocument ? typing : atTheDesk;

  return (
    <Page
      {...heading}
      layout="centred"
      actions={
        <>
          {screen.typedDocument && (
            <BigButton
              // Without a reader, typing is the way in.
              kind={readerWorks ? 'secondary' : 'primary'}
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
          <p className="home__desk">{local(status.site.helpDesk)}</p>
          <BigButton kind="quiet" icon={UserCog} onPress={() => send({ type: 'start-staff' })}>
            {t('home.staff')}
          </BigButton>
        </>
      }
    >
      {readerWorks && <CardOnReader word={t('home.card-word')} />}
      <HomePhones screen={screen} />
      {status.cardOnReader && (
        <Notice tone="care" title={t('home.card-left-title')}>
          {t('home.card-left')}
        </Notice>
      )}
      {status.reader === 'connecting' && <Notice>{t('home.reader-connecting')}</Notice>}
      {!canPrint(status) && <Notice tone="care">{t('home.printer-notice')}</Notice>}
    </Page>
  );
}

/** A printer that is only starting, or says nothing, may well be ready when the visitor gets there. */
function canPrint({ printer }: KioskStatus): boolean {
  return printer === 'ready' || printer === 'connecting' || printer === 'unknown';
}
