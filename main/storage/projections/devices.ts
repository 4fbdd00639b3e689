import type { Projection } from './index.ts';

export const deviceProjection: Projection = {
  'device.maintained'({ database }, { node, seq }, { device, act, time }) {
    database.run(
      `INSERT INTO maintenance SELECT node, seq, ?, ?, ?, actor FROM event WHERE node = ? AND seq = ?`,
      device,
      act,
      time,
      node,
      seq,
    );
  },
};
