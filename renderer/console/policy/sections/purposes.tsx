import { Plus, Trash2 } from 'lucide-react';
import { TextField } from '../../../web/forms/text-field.tsx';
import { Button } from '../../../web/parts/button.tsx';
import { Panel, Row } from '../../../web/parts/panel.tsx';
import { useStrings } from '../../../web/strings.ts';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import { changePolicy, type Policy, type SectionProps } from '../section.ts';

type Purpose = Policy['purposes'][number];
const mostPurposes = 8;

/** What a visitor may choose from. The key stands in records and statistics, the words on the screen. */
export function Purposes(props: SectionProps) {
  const { t } = useStrings();
  const { purposes } = props.draft.policy;
  const put = (next: readonly Purpose[]) => changePolicy(props)({ purposes: [...next] });
  const change = (index: number, part: Partial<Purpose>) =>
    put(purposes.map((purpose, other) => (other === index ? { ...purpose, ...part } : purpose)));
  return (
    <Panel title={t('admin.policy.purposes')} hint={t('admin.policy.purposes-hint')}>
      {purposes.map((purpose, index) => (
        // The key is being typed: only the place stays.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="policy__item">
          <LocalTextField
            label={t('admin.policy.purpose', { number: index + 1 })}
            maxLength={40}
            value={purpose.label}
            onChange={(label) => change(index, { label })}
            errorOf={(language) => props.errors.get(`policy.purposes.${index}.label.${language}`)}
          />
          <Row>
            <TextField
              label={t('admin.policy.purpose-key')}
              hint={t('admin.policy.purpose-key-hint')}
              maxLength={31}
              value={purpose.key}
              onChange={(key) => change(index, { key })}
              error={props.errors.has(`policy.purposes.${index}.key`) ? 'purpose-key' : undefined}
            />
            {purposes.length > 1 && (
              <Button
                small
                kind="quiet"
                icon={Trash2}
                onPress={() => put(purposes.filter((_, other) => other !== index))}
              >
                {t('admin.policy.drop-purpose', { number: index + 1 })}
              </Button>
            )}
          </Row>
        </div>
      ))}
      {purposes.length < mostPurposes && (
        <Button icon={Plus} onPress={() => put([...purposes, { key: '', label: { 'zh-CN': '', en: '' } }])}>
          {t('admin.policy.add-purpose')}
        </Button>
      )}
    </Panel>
  );
}
