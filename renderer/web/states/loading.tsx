import { useStrings } from '../strings.ts';
import './states.css';

/** Grey lines where the answer will stand. They come in after a moment: a quick answer should not flicker. */
export function Loading({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useStrings();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{t('web.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="loading__line" aria-hidden />
      ))}
    </div>
  );
}
