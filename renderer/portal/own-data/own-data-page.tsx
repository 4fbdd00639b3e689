import { useState } from 'react';
import { Download, Pencil, Trash2, Undo2 } from 'lucide-react';
import { Notice } from '../../ui/notice.tsx';
import type { DataAnswer, OwnData } from '../../../server/contract/own-data.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { saveFile } from '../shared/save-file.ts';
import { Correct } from './correct.tsx';
import { RecordPanel } from './record-panel.tsx';
import { TakeBack } from './take-back.tsx';

export interface OwnDataPageProps {
  readonly token: string;
  readonly data: OwnData;
  readonly refresh: () => void;
}

type Asking = 'correct' | 'withdraw' | 'delete';

export function OwnDataPage({ token, data, refresh }: OwnDataPageProps) {
  const { t } = useStrings();
  const times = useTimes();
  const [asking, setAsking] = useState<Asking>();
  const [answer, setAnswer] = useState<DataAnswer>();
  const [isGone, setGone] = useState(false);
  const close = () => setAsking(undefined);
  const onAnswer = (given: DataAnswer) => {
    setAnswer(given);
    close();
    scrollTo(0, 0);
    // After everything was erased there is nothing left to show or to ask for.
    if (asking === 'delete' && given.outcome === 'done') setGone(true);
    else refresh();
  };
  if (isGone && answer)
    return (
      <RoomPage title={t('own-data.title')}>
        <Answered answer={answer} />
      </RoomPage>
    );
  return (
    <RoomPage title={t('own-data.title')} hint={t('own-data.hint', { site: data.site.name })}>
      <Stack gap="l">
        {answer && <Answered answer={answer} />}
        {data.records.map((record) => (
          <RecordPanel key={`${record.kind} ${record.id}`} record={record} />
        ))}
        <Panel title={t('own-data.rights')} hint={t('own-data.as-of', { time: times.moment(data.madeAt) })}>
          <div className="deeds">
            <Button
              wide
              icon={Download}
              onPress={() => saveFile('my-data.json', 'application/json', JSON.stringify(data, null, 2))}
            >
              {t('own-data.download')}
            </Button>
            {data.mayCorrect && (
              <Button wide icon={Pencil} onPress={() => setAsking('correct')}>
                {t('own-data.correct')}
              </Button>
            )}
            {data.mayWithdraw && (
              <Button wide icon={Undo2} onPress={() => setAsking('withdraw')}>
                {t('own-data.withdraw')}
              </Button>
            )}
            <Button
              wide
              kind="danger"
              icon={Trash2}
              isDisabled={!data.mayDelete}
              onPress={() => setAsking('delete')}
            >
              {t('own-data.delete')}
            </Button>
            {!data.mayDelete && <p className="deeds__note">{t('own-data.refused-inside')}</p>}
          </div>
          <p className="deeds__note">{t('own-data.contact', { contact: data.site.contact })}</p>
        </Panel>
        <Link to={{ room: 'r', path: [token] }}>{t('own-pass.to-status')}</Link>
      </Stack>
      {asking === 'correct' && <Correct data={data} onAnswer={onAnswer} onClose={close} />}
      {(asking === 'withdraw' || asking === 'delete') && (
        <TakeBack what={asking} onAnswer={onAnswer} onClose={close} />
      )}
    </RoomPage>
  );
}

function Answered({ answer: { outcome, reason, kept, request } }: { readonly answer: DataAnswer }) {
  const { t } = useStrings();
  return (
    <Notice tone={outcome === 'done' ? 'good' : 'care'} title={t(`own-data.${outcome}`)}>
      {reason && <p>{t(`own-data.refused-${reason}`)}</p>}
      {kept.map((what) => (
        <p key={what}>{t(`own-data.kept-${what}`)}</p>
      ))}
      <p>{t('own-data.request', { request })}</p>
    </Notice>
  );
}
