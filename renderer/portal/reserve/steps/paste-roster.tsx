import { useState } from 'react';
import { Notice } from '../../../ui/notice.tsx';
import { Dialog } from '../../../web/dialogs/dialog.tsx';
import { TextArea } from '../../../web/forms/text-area.tsx';
import { Button } from '../../../web/parts/button.tsx';
import { Row, Stack } from '../../../web/parts/panel.tsx';
import { newId } from '../../../web/services.ts';
import { useFieldWords } from '../../../web/states/fault-words.ts';
import { useStrings } from '../../../web/strings.ts';
import type { PortalSite } from '../../../../server/contract/portal.ts';
import type { Companion } from '../draft.ts';
import { readRoster, type RosterLine } from '../roster.ts';

export interface PasteRosterProps {
  readonly site: PortalSite;
  /** How many more there is room for. */
  readonly room: number;
  readonly onAdd: (people: readonly Companion[]) => void;
  readonly onClose: () => void;
}

/** A list from a message or a spreadsheet; every line that cannot be read says why, and nothing is added before all can. */
export function PasteRoster({ site, room, onAdd, onClose }: PasteRosterProps) {
  const { t } = useStrings();
  const [text, setText] = useState('');
  const [lines, setLines] = useState<readonly RosterLine[]>();
  const wrong = lines?.filter(({ errors }) => Object.keys(errors).length > 0) ?? [];
  const read = () => {
    const found = readRoster(site.fields, text, newId);
    setLines(found);
    const isFine = found.length > 0 && found.length <= room;
    if (isFine && found.every(({ errors }) => Object.keys(errors).length === 0))
      onAdd(found.map(({ person }) => person));
  };
  return (
    <Dialog title={t('reserve.paste')} onClose={onClose}>
      <Stack>
        <TextArea
          label={t('reserve.paste-label')}
          hint={t('reserve.paste-hint')}
          rows={7}
          maxLength={20_000}
          value={text}
          onChange={(next) => {
            setText(next);
            setLines(undefined);
          }}
        />
        {lines?.length === 0 && <Notice tone="care">{t('reserve.paste-empty')}</Notice>}
        {lines && lines.length > room && (
          <Notice tone="problem">{t('reserve.paste-too-many', { count: lines.length, room })}</Notice>
        )}
        {wrong.length > 0 && (
          <Notice tone="problem" title={t('reserve.paste-wrong', { count: wrong.length })}>
            <ul>
              {wrong.map((line) => (
                <WrongLine key={line.person.id} line={line} />
              ))}
            </ul>
          </Notice>
        )}
        <Row end>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
          <Button kind="primary" isDisabled={text.trim() === ''} onPress={read}>
            {t('reserve.paste-add')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}

function WrongLine({ line: { line, person, errors } }: { readonly line: RosterLine }) {
  const { t } = useStrings();
  const words = useFieldWords();
  const [[field, error] = ['name', 'wrong']] = Object.entries(errors);
  const what = field === 'idNumber' || field === 'phone' ? field : 'name';
  return (
    <li>
      {t('reserve.paste-line', { line, name: person.name, field: t(`field.${what}`), error: words(error) })}
    </li>
  );
}
