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
const listed: readonly MrzFieldName[] = ['name', 'documentNumber', 'birthDate', 'validUntil'];

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
  const wrong = fields.filter(({ checked }) => checked === 'wrong');
  const joining = wrong.filter(
    // The last digit does not fit whenever another field is wrong; alone, it says that one without a digit may be.
    ({ field }) => !listed.includes(field) && (field !== 'whole' || wrong.length === 1),
  );
  const rows = [...listed, ...joining.map(({ field }) => field)].map((name) => ({
    name,
    field: fields.find(({ field }) => field === name),
  }));
  return (
    <ul className="mrz-checks" aria-label={t('document-mrz.checks')} aria-live="polite">
      {rows.map(({ name, field }) => {
        const state: State = field?.checked ?? 'to-come';
        const label = <span className="mrz-check__field">{t(`mrz.${name}`)}</span>;
        return (
          <li key={name} data-part="checks" className={`mrz-check mrz-check--${state}`}>
            <Icon shape={icons[state]} />
            {field?.checked === 'wrong' ? (
              <Button className="mrz-check__correct" onPress={() => onCorrect(field.line, field.from)}>
                {label}
                <span className="mrz-check__value">{t(words.wrong)}</span>
              </Button>
            ) : (
              <>
                {label}
                <span className="mrz-check__value">
                  {field?.text}
                  <span className={field && 'visually-hidden'}>{t(words[state])}</span>
                </span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
