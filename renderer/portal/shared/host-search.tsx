import { useState } from 'react';
import { Search } from 'lucide-react';
import { Notice } from '../../ui/notice.tsx';
import type { PortalHost, PortalSite } from '../../../server/contract/portal.ts';
import { ChoiceField } from '../../web/forms/choice-field.tsx';
import { ComboboxField } from '../../web/forms/combobox-field.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import { useListedHosts } from './use-listed-hosts.ts';

export interface HostChosen {
  readonly hostId: string;
  readonly hostName: string;
}

export interface HostSearchProps {
  readonly site: PortalSite;
  readonly chosen: HostChosen;
  readonly error?: string | undefined;
  readonly onChoose: (host: HostChosen) => void;
}

/** Whom to visit. By the whole name, so that nobody can read out who works here; a site that lists its hosts offers the list. */
export function HostSearch(props: HostSearchProps) {
  return props.site.reservation.hostListed ? <ListedHosts {...props} /> : <NamedHost {...props} />;
}

function ListedHosts({ site, chosen, error, onChoose }: HostSearchProps) {
  const { t, local } = useStrings();
  const { hosts, fault, retry } = useListedHosts(site.id);
  if (fault) return <FaultNotice fault={fault} onRetry={retry} />;
  return (
    <ComboboxField
      // The items come after the first drawing.
      key={hosts.length}
      label={t('field.host')}
      hint={t('reserve.host-listed-hint')}
      error={error}
      items={hosts.map(({ id, name, department }) => ({ id, label: name, detail: local(department) }))}
      value={chosen.hostId}
      chosenLabel={chosen.hostName}
      onChange={(hostId, item) => onChoose({ hostId, hostName: item?.label ?? '' })}
    />
  );
}

function NamedHost({ site, chosen, error, onChoose }: HostSearchProps) {
  const { t, local } = useStrings();
  const [name, setName] = useState(chosen.hostName);
  const [found, setFound] = useState<readonly PortalHost[]>();
  const search = useAction((wanted: string) =>
    api.post<{ hosts: readonly PortalHost[] }>('/portal/hosts', { site: site.id, name: wanted }),
  );
  const look = async () => {
    if (name.trim() === '') return;
    const answer = await search.run(name.trim());
    if (!answer?.ok) return;
    const { hosts } = answer.value;
    setFound(hosts);
    const [only] = hosts;
    if (hosts.length === 1 && only) onChoose({ hostId: only.id, hostName: only.name });
  };
  const isChosen = chosen.hostId !== '' && found === undefined;
  return (
    <div className="host-search">
      <div className="host-search__line">
        <TextField
          label={t('field.host')}
          hint={t('reserve.host-hint')}
          error={found === undefined || found.length > 0 ? error : undefined}
          maxLength={60}
          value={name}
          onChange={(next) => {
            setName(next);
            setFound(undefined);
            if (chosen.hostId !== '') onChoose({ hostId: '', hostName: '' });
          }}
        />
        <Button icon={Search} wide busy={search.busy} onPress={() => void look()}>
          {t('reserve.find-host')}
        </Button>
      </div>
      <FaultNotice fault={search.fault} />
      {isChosen && <Notice tone="good">{t('reserve.host-chosen', { name: chosen.hostName })}</Notice>}
      {found?.length === 0 && <Notice tone="care">{t('reserve.host-none')}</Notice>}
      {found && found.length > 0 && (
        <ChoiceField
          label={t('reserve.host-found')}
          choices={found.map((host) => ({
            ...{ value: host.id, label: host.name, hint: local(host.department) },
          }))}
          value={chosen.hostId}
          onChange={(id) => {
            const host = found.find((one) => one.id === id);
            if (host) onChoose({ hostId: host.id, hostName: host.name });
          }}
        />
      )}
    </div>
  );
}
