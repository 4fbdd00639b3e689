import { useState } from 'react';
import { useStatus } from '../app/store.ts';
import { useStrings } from '../strings/index.ts';
import { Notice } from '../ui/notice.tsx';

/** Loud while a card lies on the reader, calm once it was taken, and nothing for those who came without one. */
export function CardReminder() {
  const { t } = useStrings();
  const isThere = useStatus().cardOnReader === true;
  const [wasThere, setWasThere] = useState(isThere);
  if (isThere && !wasThere) setWasThere(true);
  if (!wasThere) return null;
  return (
    <div className={isThere ? 'done-card' : undefined}>
      <Notice tone={isThere ? 'care' : 'good'}>{t(isThere ? 'done.take-card' : 'done.card-taken')}</Notice>
    </div>
  );
}
