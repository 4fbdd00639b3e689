import type { LocalText } from '../../../domain/policy/vocabulary.ts';
import { ComboboxField } from '../../web/forms/combobox-field.tsx';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useQuery } from '../../web/use-query.ts';

interface HostsListed {
  readonly items: readonly { readonly id: string; readonly name: string; readonly department: LocalText }[];
}

export interface HostFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (hostId: string) => void;
}

/** In whose name the desk invites. */
export function HostField({ value, error, onChange }: HostFieldProps) {
  const { t, local } = useStrings();
  const { data, fault, refresh } = useQuery<HostsListed>('/hosts', { topics: ['host'] });
  if (fault && !data) return <FaultNotice fault={fault} onRetry={refresh} />;
  const items = (data?.items ?? []).map(({ id, name, department }) => ({
    ...{ id, label: name, detail: local(department) },
  }));
  return (
    <ComboboxField
      // The items come after the first drawing.
      key={items.length}
      label={t('field.host')}
      items={items}
      value={value}
      error={error}
      onChange={(hostId) => onChange(hostId)}
    />
  );
}
