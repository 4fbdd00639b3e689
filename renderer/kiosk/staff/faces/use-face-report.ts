import { useEffect, useState } from 'react';
import type { FaceReport } from '../../../../preload/contract/face.ts';
import { bridge } from '../../../bridge/index.ts';
import { useKioskStore } from '../../../app/store.ts';

/** What main reports; `'none'` for those it tells nothing, `undefined` until it has answered. */
export function useFaceReport(): FaceReport | 'none' | undefined {
  const [report, setReport] = useState<FaceReport | 'none'>();
  const connection = useKioskStore((state) => state.connection);
  useEffect(() => {
    if (connection === 'disconnected') return;
    bridge.call('face.report', undefined).then(
      (answer) => setReport(answer ?? 'none'),
      () => undefined,
    );
  }, [connection]);
  return report;
}
