import type { Language } from '../../domain/policy/vocabulary.ts';
import { channelsFor, type ChannelName, type PushSubscription, type Recipient } from '../channels/index.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { readDirectory, type Directory } from '../repositories/directory.ts';
import type { Addressee } from '../repositories/messages.ts';
import { findSubscriptions } from '../repositories/push-subscriptions.ts';
import { findReservation, readRequests } from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';

/** How somebody is reached right now. */
export interface Reached {
  readonly recipient: Recipient;
  /** All browsers of the account; a push goes to each. */
  readonly subscriptions: readonly PushSubscription[];
  readonly staffId?: string;
  /** In the order to try. */
  readonly channels: readonly ChannelName[];
  readonly language?: Language;
}

/** Looks up the addresses of whoever a message is for. Nobody is reached any more who was erased or has left. */
export async function reach(context: ServerContext, db: Db, site: Site, to: Addressee): Promise<Reached> {
  switch (to.kind) {
    case 'room':
      return reached(context, { room: to.room }, [], []);
    case 'visitor':
      return reachVisitor(context, db, site, to.reservationId);
    case 'host':
      return reachHost(context, db, site, to.hostId);
    case 'staff':
      return reachStaff(context, db, site, to.staffId);
  }
}

async function reachVisitor(
  context: ServerContext,
  db: Db,
  site: Site,
  reservationId: string,
): Promise<Reached> {
  const row = await findReservation(db, site, reservationId);
  const [request] = row ? await readRequests(db, site, [row]) : [];
  if (!request) return reached(context, {}, [], []);
  const { email, visitor, language } = request;
  const recipient = {
    ...(email !== undefined && { email }),
    ...(visitor.phone !== undefined && { phone: visitor.phone }),
  };
  return { ...reached(context, recipient, [], []), language };
}

async function reachHost(context: ServerContext, db: Db, site: Site, hostId: string): Promise<Reached> {
  const directory = await readDirectory(db, site);
  const account = [...directory.staff.values()].find((staff) => staff.hostId === hostId);
  const subscriptions = account ? await findSubscriptions(db, site, account.id) : [];
  return reachAs(context, directory, hostId, subscriptions, account?.id);
}

async function reachStaff(context: ServerContext, db: Db, site: Site, staffId: string): Promise<Reached> {
  const directory = await readDirectory(db, site);
  const staff = directory.staff.get(staffId);
  const subscriptions = staff ? await findSubscriptions(db, site, staffId) : [];
  return reachAs(context, directory, staff?.hostId, subscriptions, staffId);
}

function reachAs(
  context: ServerContext,
  directory: Directory,
  hostId: string | undefined,
  subscriptions: readonly PushSubscription[],
  staffId: string | undefined,
): Reached {
  const contact = hostId === undefined ? undefined : directory.contacts.get(hostId);
  const [subscription] = subscriptions;
  const recipient: Recipient = {
    ...(contact?.email !== undefined && { email: contact.email }),
    ...(contact?.phone !== undefined && { phone: contact.phone }),
    ...(contact?.department !== undefined && { room: contact.department }),
    ...(subscription && { subscription }),
  };
  return {
    ...reached(context, recipient, subscriptions, contact?.channels ?? []),
    ...(staffId !== undefined && { staffId }),
  };
}

/** @param wished the person's own order; channels it does not name are not used, unless it names none */
function reached(
  { channels }: ServerContext,
  recipient: Recipient,
  subscriptions: readonly PushSubscription[],
  wished: readonly string[],
): Reached {
  const possible = channelsFor(channels, recipient);
  const chosen = wished.flatMap((name) => possible.filter((channel) => channel === name));
  return { recipient, subscriptions, channels: chosen.length > 0 ? chosen : possible };
}
