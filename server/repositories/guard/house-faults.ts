import type { Instant } from '../../../domain/kernel/time.ts';
import { needsCare, type DeviceHealth } from '../../../domain/device/report.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { NewAlert } from '../alerts.ts';
import { listKiosks } from '../kiosks/kiosks.ts';

/** What is wrong with the machines right now, each as the alert that tells of it. */
export async function findHouseFaults(
  db: Db,
  site: Site,
  { now, silentMs }: { readonly now: Instant; readonly silentMs: number },
): Promise<readonly NewAlert[]> {
  const kiosks = (await listKiosks(db, site)).filter(({ revokedAt }) => revokedAt === null);
  const machines = kiosks.flatMap(
    ({ node, name: kiosk, lastSeenAt, enrolledAt, health }): readonly NewAlert[] => {
      const subject = subjectOf('node', node);
      const since = lastSeenAt ?? enrolledAt;
      if (now - since > silentMs)
        return [
          {
            ...{ kind: 'kiosk-offline', subject, condition: `kiosk-offline:${node}` },
            details: { kiosk, since },
          },
        ];
      return (health?.devices ?? []).flatMap((device) => {
        // In the kiosk's words (domain/device/report.ts): what is broken, else what it warns of.
        const problem = needsCare(device.health as DeviceHealth) ? device.health : device.alert;
        if (problem === undefined) return [];
        const { id, kind: deviceKind } = device;
        return {
          ...{ kind: 'kiosk-fault', subject, condition: `kiosk-fault:${node}:${id}:${problem}` },
          details: { kiosk, device: id, deviceKind, problem },
        } as const;
      });
    },
  );
  const findings = await db
    .selectFrom('finding')
    .select(['kind', 'node', 'seq', 'found_at'])
    .where('site_id', '=', site.id)
    .where('settled_at', 'is', null)
    .execute();
  const names = new Map(kiosks.map(({ node, name }) => [node, name]));
  return [
    ...machines,
    ...findings.map(({ kind: finding, node, seq, found_at }): NewAlert => ({
      ...{ kind: 'sync-finding', subject: subjectOf('node', node) },
      condition: `sync-finding:${finding}:${node}:${seq}`,
      details: { finding, kiosk: names.get(node as never) ?? node, since: found_at },
    })),
  ];
}
