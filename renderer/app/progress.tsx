import { useStrings } from '../strings/index.ts';

/** How far on the way to the badge: as words for everyone, as a bar for a glance. */
export function Progress({ step, of }: { readonly step: number; readonly of: number }) {
  const { t } = useStrings();
  return (
    <div className="progress">
      <ol className="progress__bar" aria-hidden>
        {Array.from({ length: of }, (_, index) => (
          <li
            key={index}
            className={index < step ? 'progress__part progress__part--past' : 'progress__part'}
          />
        ))}
      </ol>
      <p className="progress__words">{t('frame.progress', { step, of })}</p>
    </div>
  );
}
