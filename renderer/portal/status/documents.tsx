import { useState } from 'react';
import { FileText, Trash2 } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import type { OwnReservation } from '../../../server/contract/portal.ts';
import type { ApiFault } from '../../web/core/fault.ts';
import { FileField } from '../../web/forms/file-field.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import type { StatusProps } from './status-page.tsx';
import { uploadDocument } from './upload.ts';

const accept = 'image/jpeg,image/png,image/webp,application/pdf';

/** Papers for the host to see: each is sent as soon as it is chosen, one after the other. */
export function Documents({ token, visit, site, refresh }: StatusProps) {
  const { t } = useStrings();
  const [share, setShare] = useState<number>();
  const [failed, setFailed] = useState<{ readonly name: string; readonly fault: ApiFault }>();
  const remove = useAction((id: string) =>
    api.remove<OwnReservation>(`/portal/reservation/documents/${encodeURIComponent(id)}`),
  );
  const { max, maxBytes, required } = site.reservation.documents;
  const send = async (files: readonly File[]) => {
    setFailed(undefined);
    for (const file of files) {
      setShare(0);
      const answer = await uploadDocument(token, file, setShare);
      setShare(undefined);
      refresh();
      if (!answer.ok) return setFailed({ name: file.name, fault: answer.error });
    }
  };
  return (
    <Panel
      title={t('status.documents')}
      hint={t(required ? 'status.documents-needed' : 'status.documents-hint')}
    >
      <Stack>
        {visit.documents.map(({ id, fileName, bytes }) => (
          <div key={id} className="files__file">
            <Icon shape={FileText} />
            <span>
              {fileName}{' '}
              <span className="files__size">
                {t('status.kilobytes', { count: Math.ceil(bytes / 1_000) })}
              </span>
            </span>
            {visit.mayChange && visit.state !== 'approved' && (
              <Button
                kind="quiet"
                small
                icon={Trash2}
                busy={remove.busy}
                label={t('web.remove-file', { name: fileName })}
                onPress={() => void remove.run(id).then(refresh)}
              />
            )}
          </div>
        ))}
        {share !== undefined && (
          <label className="upload">
            {t('status.uploading', { percent: Math.round(share * 100) })}
            <progress max={1} value={share} />
          </label>
        )}
        {visit.mayAttach && share === undefined && (
          <FileField
            label={t('status.add-document')}
            hint={t('status.file-rules', { max, megabytes: Math.floor(maxBytes / 1_000_000) })}
            optional
            accept={accept}
            maxFiles={max - visit.documents.length}
            maxBytes={maxBytes}
            value={[]}
            onChange={(files) => void send(files)}
          />
        )}
        {failed && <p className="upload__failed">{t('status.not-sent', { name: failed.name })}</p>}
        <FaultNotice fault={failed?.fault ?? remove.fault} />
      </Stack>
    </Panel>
  );
}
