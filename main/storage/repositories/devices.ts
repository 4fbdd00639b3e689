import type { StaffId } from '../../../domain/kernel/brand.ts';
import { ok } from '../../../domain/kernel/result.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { MaintenanceAct } from '../../../domain/device/vocabulary.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { StorageContext } from '../context.ts';
import type { DeviceRepository, StaffRepository } from '../store.ts';

interface MaintenanceRow {
  readonly device: string;
  readonly act: MaintenanceAct;
  readonly at: Instant;
  readonly actor: string;
}

export function createDeviceRepository(
  { database, journal }: StorageContext,
  staff: Pick<StaffRepository, 'byId'>,
): DeviceRepository {
  const nameOf = (actor: string): string =>
    actor.startsWith('staff:') ? (staff.byId(actor.slice('staff:'.length) as StaffId)?.name ?? '') : '';

  return {
    maintain(what, actor) {
      const written = journal.commit(() => {
        journal.append('device.maintained', subjectOf('node', journal.node), actor, what);
      });
      return written.ok ? ok() : written;
    },
    history: (device, limit) =>
      database
        .all<MaintenanceRow>(
          'SELECT device, act, at, actor FROM maintenance WHERE device = ? ORDER BY at DESC, seq DESC LIMIT ?',
          device,
          limit,
        )
        .map(({ actor, ...row }) => ({ ...row, by: nameOf(actor) })),
    counts: (device) =>
      Object.fromEntries(
        database
          .all<{ counter: string; value: number }>(
            'SELECT counter, value FROM device_count WHERE device = ?',
            device,
          )
          .map(({ counter, value }) => [counter, value]),
      ),
    saveCounts(device, counts) {
      return database.transact(() => {
        for (const [counter, value] of Object.entries(counts)) {
          database.run('INSERT OR REPLACE INTO device_count VALUES (?, ?, ?)', device, counter, value);
        }
      });
    },
  };
}
