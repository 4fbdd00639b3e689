import { useStrings } from '../strings.ts';
import './skip-link.css';

/** The first thing the tab key reaches: past the navigation to the matter. Not a real link, because the fragment is our address. */
export function SkipLink() {
  const { t } = useStrings();
  return (
    <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
      {t('web.skip')}
    </button>
  );
}
