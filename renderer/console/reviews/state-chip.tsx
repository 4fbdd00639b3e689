import { CircleCheck, CircleSlash, Clock, CornerUpLeft, MailOpen } from 'lucide-react';
import type { ReviewItem } from '../../../server/contract/reviews.ts';
import type { IconShape } from '../../ui/icon.tsx';
import { Chip, type Tone } from '../../web/parts/chip.tsx';
import { useStrings } from '../../web/strings.ts';

const looks: Readonly<Record<ReviewItem['state'], readonly [tone: Tone, icon: IconShape]>> = {
  invited: ['accent', MailOpen],
  'awaiting-host': ['care', Clock],
  'awaiting-second': ['care', Clock],
  'more-asked': ['accent', CornerUpLeft],
  approved: ['good', CircleCheck],
  used: ['good', CircleCheck],
  rejected: ['problem', CircleSlash],
  cancelled: ['plain', CircleSlash],
  expired: ['plain', CircleSlash],
};

export function StateChip({ state }: { readonly state: ReviewItem['state'] }) {
  const { t } = useStrings();
  const [tone, icon] = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`reviews.state-${state}`)}
    </Chip>
  );
}
