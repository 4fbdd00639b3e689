import { CircleCheck, CircleSlash, Clock, Eye } from 'lucide-react';
import type { EntryView } from '../../../server/contract/watchlist.ts';
import { Chip, type Tone } from '../../web/parts/chip.tsx';
import { useStrings } from '../../web/strings.ts';

const looks: Readonly<Record<EntryView['state'], { tone: Tone; icon: typeof Eye }>> = {
  proposed: { tone: 'care', icon: Clock },
  running: { tone: 'problem', icon: Eye },
  refused: { tone: 'plain', icon: CircleSlash },
  ended: { tone: 'plain', icon: CircleCheck },
  expired: { tone: 'plain', icon: CircleCheck },
};

export function EntryStateChip({ entry: { state, mayConfirm } }: { readonly entry: EntryView }) {
  const { t } = useStrings();
  return (
    <Chip {...looks[state]}>{t(mayConfirm ? 'admin.entry-state.yours' : `admin.entry-state.${state}`)}</Chip>
  );
}
