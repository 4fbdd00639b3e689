import { Plus, Trash2 } from 'lucide-react';
import type { LocalText } from '../../../../domain/policy/vocabulary.ts';
import { TextField } from '../../../web/forms/text-field.tsx';
import { Button } from '../../../web/parts/button.tsx';
import { Panel, Row } from '../../../web/parts/panel.tsx';
import { useStrings } from '../../../web/strings.ts';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import { changePolicy, type Policy, type SectionProps } from '../section.ts';

const mostPoints = 8;

/** What visitors agree to (PIPL art. 17). A changed text gets a new version by itself, and everybody is asked anew. */
export function NoticeSection(props: SectionProps) {
  const { t } = useStrings();
  const { notice } = props.draft.policy;
  const put = (part: Partial<Policy['notice']>) => changePolicy(props)({ notice: { ...notice, ...part } });
  const errorAt = (path: string) => props.errors.get(`policy.notice.${path}`);
  const putPoint = (index: number, text: LocalText) =>
    put({ points: notice.points.map((point, other) => (other === index ? text : point)) });
  return (
    <Panel title={t('admin.policy.notice')} hint={t('admin.policy.notice-hint')}>
      <LocalTextField
        label={t('admin.policy.processor')}
        value={notice.processor}
        onChange={(processor) => put({ processor })}
        errorOf={(language) => errorAt(`processor.${language}`)}
      />
      <TextField
        label={t('admin.policy.contact')}
        hint={t('admin.policy.contact-hint')}
        maxLength={200}
        value={notice.contact}
        onChange={(contact) => put({ contact })}
        error={errorAt('contact')}
      />
      {notice.points.map((point, index) => (
        // A point has no name of its own; its place is what tells it apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="policy__item">
          <LocalTextField
            label={t('admin.policy.point', { number: index + 1 })}
            maxLength={300}
            value={point}
            onChange={(text) => putPoint(index, text)}
            errorOf={(language) => errorAt(`points.${index}.${language}`)}
          />
          {notice.points.length > 1 && (
            <Row end>
              <Button
                small
                kind="quiet"
                icon={Trash2}
                onPress={() => put({ points: notice.points.filter((_, other) => other !== index) })}
              >
                {t('admin.policy.drop-point', { number: index + 1 })}
              </Button>
            </Row>
          )}
        </div>
      ))}
      {notice.points.length < mostPoints && (
        <Button icon={Plus} onPress={() => put({ points: [...notice.points, { 'zh-CN': '', en: '' }] })}>
          {t('admin.policy.add-point')}
        </Button>
      )}
    </Panel>
  );
}
