import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { CheckField } from '../../web/forms/check-field.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import './consent.css';

export interface ConsentDraft {
  readonly agreed: boolean;
  readonly separate: readonly FieldName[];
  readonly guardian: boolean;
}
export type ConsentErrors = Readonly<Record<string, string | undefined>>;

export const noConsent: ConsentDraft = { agreed: false, separate: [], guardian: false };

export interface ConsentFieldsProps {
  readonly site: PortalSite;
  /** Fields with a tick of their own that this visitor answered. */
  readonly ticks: readonly FieldName[];
  /** `needed`: the visitor is a child. `maybe`: nobody can tell yet. */
  readonly guardian: 'needed' | 'maybe' | 'no';
  readonly value: ConsentDraft;
  readonly errors: ConsentErrors;
  readonly onChange: (change: Partial<ConsentDraft>) => void;
}

/** The notice in plain words, and what is agreed to: one tick for each thing that may be refused, none set beforehand (PIPL arts 14, 17, 29, 31). */
export function ConsentFields({ site, ticks, guardian, value, errors, onChange }: ConsentFieldsProps) {
  const { t, local } = useStrings();
  const { notice } = site;
  const tick = (field: FieldName, set: boolean) =>
    onChange({ separate: [...value.separate.filter((one) => one !== field), ...(set ? [field] : [])] });
  return (
    <>
      <Panel title={t('consent.notice')}>
        <ul className="notice-points">
          {notice.points.map((point) => (
            <li key={point['zh-CN']}>{local(point)}</li>
          ))}
        </ul>
        <p className="notice-points__who">
          {t('consent.processor', { name: local(notice.processor), contact: notice.contact })}
        </p>
      </Panel>
      <CheckField
        label={t('consent.agree')}
        value={value.agreed}
        error={errors['agreed']}
        onChange={(agreed) => onChange({ agreed })}
      />
      {ticks.map((field) => (
        <CheckField
          key={field}
          label={t('consent.separate', { field: t(`field.${field}`) })}
          hint={t('consent.separate-hint')}
          value={value.separate.includes(field)}
          error={errors[field]}
          onChange={(set) => tick(field, set)}
        />
      ))}
      {guardian !== 'no' && (
        <CheckField
          label={t(guardian === 'needed' ? 'consent.guardian' : 'consent.guardian-maybe', {
            age: site.guardianAge,
          })}
          value={value.guardian}
          error={errors['guardian']}
          onChange={(set) => onChange({ guardian: set })}
        />
      )}
    </>
  );
}

/** What still has to be ticked. */
export function consentErrors(
  ticks: readonly FieldName[],
  guardian: ConsentFieldsProps['guardian'],
  value: ConsentDraft,
): ConsentErrors {
  return {
    ...(!value.agreed && { agreed: 'agree-first' }),
    ...(guardian === 'needed' && !value.guardian && { guardian: 'guardian-first' }),
    ...Object.fromEntries(
      ticks.filter((field) => !value.separate.includes(field)).map((field) => [field, 'agree-first']),
    ),
  };
}

export function consentAsked({ notice }: PortalSite, { separate, guardian }: ConsentDraft) {
  return { noticeVersion: notice.version, separate: [...separate], guardian };
}
