import type { Migration } from './index.ts';

export const deviceUpkeep: Migration = {
  number: 2,
  name: 'device-upkeep',
  sql: `
    -- A projection of device.maintained: the log beside each device.
    CREATE TABLE maintenance (
      node TEXT NOT NULL,
      seq INTEGER NOT NULL,
      device TEXT NOT NULL,
      act TEXT NOT NULL,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (node, seq),
      FOREIGN KEY (node, seq) REFERENCES event (node, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX maintenance_by_device ON maintenance (device, at);

    -- Reads, labels, retries: no projection, but what the devices themselves were counted by.
    CREATE TABLE device_count (
      device TEXT NOT NULL,
      counter TEXT NOT NULL,
      value INTEGER NOT NULL,
      PRIMARY KEY (device, counter)
    ) STRICT, WITHOUT ROWID;
  `,
};
