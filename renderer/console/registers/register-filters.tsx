import type { HostView } from '../../../server/contract/people.ts';
import type { RegisterReply } from '../../../server/contract/registers.ts';
import { useAccount } from '../../web/core/session.ts';
import { ComboboxField } from '../../web/forms/combobox-field.tsx';
import { DateField } from '../../web/forms/date-field.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { useStrings } from '../../web/strings.ts';
import { useQuery } from '../../web/use-query.ts';
import { hasHosts, type RegisterName } from './names.ts';

export interface RegisterFiltersProps {
  readonly register: RegisterName;
  readonly query: Readonly<Record<string, string>>;
  readonly data: RegisterReply;
  readonly onChange: (query: Readonly<Record<string, string>>) => void;
}

/** From day to day, in which state, with whom. They stand in the page's address: a filter names nobody. */
export function RegisterFilters({ register, query, data, onChange }: RegisterFiltersProps) {
  const { t, local } = useStrings();
  const { role } = useAccount();
  const mayList = role === 'supervisor' && hasHosts(register);
  const hosts = useQuery<{ readonly items: readonly HostView[] }>(mayList ? '/hosts' : undefined, {
    topics: ['host'],
  }).data;
  const set = (name: string) => (value: string) => onChange({ ...query, [name]: value });
  return (
    <div className="register-filters">
      <DateField
        label={t('register.from')}
        value={query['from'] ?? data.from}
        max={query['until'] ?? data.until}
        onChange={set('from')}
      />
      <DateField
        label={t('register.until')}
        value={query['until'] ?? data.until}
        min={query['from'] ?? data.from}
        onChange={set('until')}
      />
      {data.states.length > 0 && (
        <SelectField
          label={t('register.state')}
          value={query['state'] || 'all'}
          options={[{ value: 'all', label: t('register.all') }, ...data.states]}
          onChange={(value) => set('state')(value === 'all' ? '' : value)}
        />
      )}
      {hosts && (
        <ComboboxField
          label={t('field.host')}
          placeholder={t('register.all')}
          value={query['host'] ?? ''}
          items={hosts.items.map(({ id, name, department }) => ({
            id,
            label: name,
            detail: local(department),
          }))}
          onChange={(value) => set('host')(value)}
        />
      )}
    </div>
  );
}
