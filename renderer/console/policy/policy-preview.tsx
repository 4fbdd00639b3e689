import { instant } from '../../../domain/kernel/time.ts';
import { fieldNames, type FieldName } from '../../../domain/policy/vocabulary.ts';
import { previewOf, type PreviewStep } from '../../../domain/visit/policy-preview.ts';
import type { SettingsBody } from '../../../server/contract/policy.ts';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';

export interface PolicyPreviewProps {
  readonly draft: SettingsBody;
  readonly published: SettingsBody;
  readonly isValid: boolean;
}

const persons: ReadonlySet<PreviewStep> = new Set(['guard-face', 'guard-review', 'staff-opens']);

/** The steps at the kiosk under the rules as they are being written; what is new against the published ones stands out. */
export function PolicyPreview({ draft, published, isValid }: PolicyPreviewProps) {
  const { t } = useStrings();
  const { timeZone } = useTimes();
  const at = instant(now());
  const next = previewOf({ ...draft, timeZone }, at);
  const before = previewOf({ ...published, timeZone }, at);
  return (
    <aside className="policy__preview" aria-label={t('admin.preview.title')}>
      <Panel title={t('admin.preview.title')} hint={t('admin.preview.hint')}>
        {!isValid && <Notice tone="care">{t('admin.preview.not-valid')}</Notice>}
        {next.map(({ case: name, steps }, index) => (
          <div key={name} className="policy__case">
            <h3>{t(`admin.preview-case.${name}`)}</h3>
            <ol className="policy__steps">
              {steps.map((step) => (
                <li
                  key={step}
                  className={classNames(
                    persons.has(step) && 'policy__step--person',
                    step === 'badge' && 'policy__step--badge',
                    !before[index]?.steps.includes(step) && 'policy__step--new',
                  )}
                >
                  {isField(step) ? t(`field.${step}`) : t(`admin.preview-step.${step}`)}
                </li>
              ))}
            </ol>
          </div>
        ))}
      </Panel>
    </aside>
  );
}

function isField(step: PreviewStep): step is FieldName {
  return (fieldNames as readonly string[]).includes(step);
}
