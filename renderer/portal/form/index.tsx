import { useEffect, useState } from 'react';
import type { PhoneFormOpened } from '../../../server/contract/phone-form.ts';
import { isRecord, type ApiFault } from '../../web/core/fault.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { Loading } from '../../web/states/loading.tsx';
import { keep, readKept } from '../shared/kept.ts';
import { useLink } from '../shared/use-link.ts';
import { OpenForm } from './open-form.tsx';
import { ScanAgain } from './scan-again.tsx';
import './form.css';

/** The short form behind the code on a kiosk (R17): `#/form/<ticket>`. */
export function Room({ place }: RoomProps) {
  const [ticket] = place.path;
  return ticket === undefined ? (
    <ScanAgain reason="not-a-ticket" />
  ) : (
    <ByTicket key={ticket} ticket={ticket} />
  );
}

interface Kept {
  readonly ticket: string;
  readonly opened: PhoneFormOpened;
}

/** A ticket opens its form once; a page that is loaded again goes on with the form it has. */
const isKept = (value: unknown): value is Kept =>
  isRecord(value) &&
  typeof value['ticket'] === 'string' &&
  isRecord(value['opened']) &&
  typeof value['opened']['token'] === 'string';

/** Being opened, by ticket: a page that is drawn twice must not spend its ticket twice. */
const opening = new Map<string, ReturnType<typeof openOnce>>();
const openOnce = (ticket: string) => api.post<PhoneFormOpened>('/portal/form', { ticket });

function ByTicket({ ticket }: { readonly ticket: string }) {
  const [opened, setOpened] = useState(() => {
    const kept = readKept('form', isKept);
    return kept?.ticket === ticket ? kept.opened : undefined;
  });
  const [fault, setFault] = useState<ApiFault>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (opened) return undefined;
    let gone = false;
    const answer = opening.get(ticket) ?? openOnce(ticket);
    opening.set(ticket, answer);
    void answer.then((result) => {
      if (result.ok) keep('form', { ticket, opened: result.value });
      else opening.delete(ticket);
      if (gone) return;
      if (result.ok) setOpened(result.value);
      else setFault(result.error);
    });
    return () => {
      gone = true;
    };
  }, [ticket, opened, tries]);
  const isOpen = useLink(opened?.token);

  if (fault?.kind === 'refused') return <ScanAgain reason={fault.key} />;
  if (fault)
    return (
      <FaultNotice
        fault={fault}
        onRetry={() => {
          setFault(undefined);
          setTries(tries + 1);
        }}
      />
    );
  return opened && isOpen ? <OpenForm opened={opened} /> : <Loading lines={8} />;
}
