import { CircleCheck, CircleDashed, CircleX, Eye, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { MrzField, MrzFieldName } from '../../domain/identity/mrz.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { Icon } from '../ui/icon.tsx';

interface MrzChecksProps {
  readonly fields: readonly MrzField[];
  /** Somebody wants to correct what begins here. */
  readonly onCorrect: (line: number, from: number) => void;
}

/** Always in this list, so that it does not jump while the lines grow; others join it when they are wrong. */
const listed: readonly MrzFieldName[] = ['name', 'documentNumber', 'birthDate', 'validUntil', 'whole'];

type State = MrzField['checked'] | 'to-come';

const words: Readonly<Record<State, StringKey>> = {
  ok: 'document-mrz.ok',
  wrong: 'document-mrz.wrong',
  none: 'document-mrz.look',
  'to-come': 'document-mrz.to-come',
};
const icons: Readonly<Record<State, LucideIcon>> = {
  ok: CircleCheck,
  wrong: CircleX,
  none: Eye,
  'to-come': CircleDashed,
};

/** What the check digits say, field by field. The values are only those that were just typed above. */
export function MrzChecks({ fields, onCorrect }: MrzChecksProps) {
  const { t } = useStrings();
  const isShown = ({ field, checked }: MrzField) => listed.includes(field) || checked === 'wrong';
  const toCome = listed.filter((name) => !fields.some(({ field }) => field === name));
  return (
    <ul className="mrz-checks" aria-label={t('document-mrz.checks')} aria-live="polite">
      {fields.filter(isShown).map(({ field, text, checked, line, from }) => (
        <li key={field} data-part="checks" className={`mrz-check mrz-check--${checked}`}>
          <Icon shape={icons[checked]} />
          {checked === 'wrong' ? (
            <Button className="mrz-check__correct" onPress={() => onCorrect(line, from)}>
              <span className="mrz-check__field">{t(`mrz.${field}`)}</span>
              <span className="mrz-check__value">{t(words.wrong)}</span>
            </Button>
          ) : (
            <>
              <span className="mrz-check__field">{t(`mrz.${field}`)}</span>
              <span className="mrz-check__value">
                {field === 'whole' ? t(words[checked]) : text}
                <span className="visually-hidden">{t(words[checked])}</span>
              </span>
            </>
          )}
        </li>
      ))}
      {toCome.map((field) => (
        <li key={field} data-part="checks" className="mrz-check mrz-check--to-come">
          <Icon shape={icons['to-come']} />
          <span className="mrz-check__field">{t(`mrz.${field}`)}</span>
          <span className="mrz-check__value">{t(words['to-come'])}</span>
        </li>
      ))}
    </ul>
  );
}
