import { ArrowLeft } from 'lucide-react';
import type { OwnHost } from '../../../server/contract/reviews.ts';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Stack } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useQuery } from '../../web/use-query.ts';
import { ContactForm } from './contact-form.tsx';
import { DeputyForm } from './deputy-form.tsx';

/** How a host is reached, and who decides while they are away. */
export function OwnHostPage() {
  const { t } = useStrings();
  const own = useQuery<OwnHost>('/me/host', { topics: ['contact', 'host', 'staff'] });
  return (
    <RoomPage
      title={t('reviews.me')}
      back={
        <Link to={{ room: 'reviews' }} className="reviews__back">
          <Icon shape={ArrowLeft} />
          {t('reviews.back')}
        </Link>
      }
    >
      <QueryView query={own} lines={8}>
        {(host) => (
          <Stack gap="l">
            {host.standsInFor.length > 0 && (
              <Notice>
                {t('reviews.stands-in', { names: host.standsInFor.map(({ name }) => name).join(' · ') })}
              </Notice>
            )}
            <ContactForm host={host} refresh={own.refresh} />
            <DeputyForm host={host} refresh={own.refresh} />
          </Stack>
        )}
      </QueryView>
    </RoomPage>
  );
}
