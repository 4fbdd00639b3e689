import { Sun, WifiOff } from 'lucide-react';
import { livePeriodMs } from '../../../domain/pass/live-code.ts';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { OwnPass } from '../../../server/contract/portal.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Link } from '../../web/parts/link.tsx';
import { PictureCode } from '../../web/parts/picture-code.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { useLiveText } from './use-live-text.ts';
import { useWakeLock } from './use-wake-lock.ts';

export interface PassPageProps {
  readonly pass: OwnPass;
  readonly loadedAt: number;
  readonly token: string;
}

/** One thing on the screen, as large as it gets: the code for the reader at the door. */
export function PassPage({ pass, loadedAt, token }: PassPageProps) {
  const { t, local } = useStrings();
  const times = useTimes();
  const { text, secondsLeft, isBroken, serverNow } = useLiveText(pass, loadedAt);
  useWakeLock();
  const { from, until, host } = pass;
  const isOver = serverNow > until;
  return (
    <RoomPage title={t('own-pass.title')}>
      <div className="own-pass">
        {isOver ? (
          <Notice tone="care">{t('own-pass.over')}</Notice>
        ) : isBroken ? (
          <Notice tone="problem">{t('own-pass.broken')}</Notice>
        ) : (
          <>
            <div className="own-pass__code">
              {text !== undefined && <PictureCode text={text} label={t('own-pass.picture')} />}
            </div>
            <p className="own-pass__turn">
              <Ring secondsLeft={secondsLeft} />
              <span aria-hidden>{t('own-pass.renews', { seconds: secondsLeft })}</span>
              <span className="visually-hidden">{t('own-pass.renews-by-itself')}</span>
            </p>
            {serverNow < from && (
              <Notice tone="care">{t('own-pass.not-yet', { time: times.moment(from) })}</Notice>
            )}
          </>
        )}
        <p className="own-pass__site">{local(pass.siteName)}</p>
        <Facts
          rows={[
            {
              key: 'valid',
              label: t('own-pass.valid'),
              value: `${times.moment(from)} – ${times.moment(until)}`,
            },
            ...(host
              ? [
                  {
                    key: 'to',
                    label: t('own-pass.to'),
                    value: `${local(host.department)} ${local(host.place)}`,
                  },
                ]
              : []),
          ]}
        />
        <ul className="own-pass__hints">
          <li>
            <Icon shape={Sun} />
            {t('own-pass.bright')}
          </li>
          <li>
            <Icon shape={WifiOff} />
            {t('own-pass.offline')}
          </li>
        </ul>
        <p className="own-pass__without">{t('own-pass.without')}</p>
        <Link to={{ room: 'r', path: [token] }}>{t('own-pass.to-status')}</Link>
      </div>
    </RoomPage>
  );
}

const radius = 10;
const length = 2 * Math.PI * radius;

function Ring({ secondsLeft }: { readonly secondsLeft: number }) {
  const share = (secondsLeft * 1_000) / livePeriodMs;
  return (
    <svg className="own-pass__ring" viewBox="0 0 24 24" aria-hidden focusable={false}>
      <circle cx="12" cy="12" r={radius} className="own-pass__ring-ground" />
      <circle cx="12" cy="12" r={radius} strokeDasharray={length} strokeDashoffset={length * (1 - share)} />
    </svg>
  );
}
