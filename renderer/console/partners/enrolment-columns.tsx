import { CalendarClock, CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react';
import type { EnrolmentView } from '../../../server/contract/partners.ts';
import { Chip, type Tone } from '../../web/parts/chip.tsx';
import { useStrings } from '../../web/strings.ts';
import type { Column } from '../../web/table/data-table.tsx';

const looks: Readonly<Record<EnrolmentView['state'], { tone: Tone; icon: typeof CircleCheck }>> = {
  coming: { tone: 'accent', icon: CalendarClock },
  running: { tone: 'good', icon: CircleCheck },
  'ends-soon': { tone: 'care', icon: TriangleAlert },
  over: { tone: 'plain', icon: CircleSlash },
  ended: { tone: 'plain', icon: CircleSlash },
};

export function EnrolmentStateChip({ enrolment: { state } }: { readonly enrolment: EnrolmentView }) {
  const { t } = useStrings();
  return <Chip {...looks[state]}>{t(`admin.enrolment-state.${state}`)}</Chip>;
}

export function useEnrolmentColumns(): readonly Column<EnrolmentView>[] {
  const { t } = useStrings();
  return [
    { key: 'name', header: t('admin.name'), cell: ({ name }) => name },
    {
      key: 'category',
      header: t('admin.partners.category'),
      cell: ({ category }) => t(`category.${category}`),
    },
    { key: 'company', header: t('field.company'), cell: ({ company }) => company },
    { key: 'host', header: t('field.host'), cell: ({ host }) => host },
    {
      key: 'days',
      header: t('admin.partners.days'),
      cell: ({ from, until }) => t('admin.partners.from-until', { from, until }),
    },
    {
      key: 'state',
      header: t('admin.state'),
      cell: (enrolment) => <EnrolmentStateChip enrolment={enrolment} />,
    },
  ];
}
