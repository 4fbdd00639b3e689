import { Download, FileText } from 'lucide-react';
import type { ReviewDetail } from '../../../server/contract/reviews.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';

/** The visitor's papers, as downloads: nothing that a stranger sent is drawn inside this page. */
export function Files({ review: { id, files } }: { readonly review: ReviewDetail }) {
  const { t } = useStrings();
  return (
    <Panel title={t('reviews.documents')}>
      {files.length === 0 && <p className="reviews__soft">{t('reviews.no-documents')}</p>}
      <ul className="reviews__files">
        {files.map((file) => (
          <li key={file.id}>
            <Icon shape={FileText} />
            <span>
              {file.fileName}{' '}
              <span className="reviews__soft">
                {t('reviews.kilobytes', { count: Math.ceil(file.bytes / 1_000) })}
              </span>
            </span>
            <a
              className="button button--small"
              href={api.address(
                `/reviews/${encodeURIComponent(id)}/documents/${encodeURIComponent(file.id)}`,
              )}
              download={file.fileName}
            >
              <Icon shape={Download} />
              {t('reviews.download')}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
