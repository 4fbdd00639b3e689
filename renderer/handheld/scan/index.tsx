import { useCallback, useRef, useState } from 'react';
import { ScanLine } from 'lucide-react';
import { TextField } from '../../web/forms/text-field.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { useStrings } from '../../web/strings.ts';
import { GloveButton } from '../parts/glove-button.tsx';
import { Found } from './found.tsx';
import { Viewfinder } from './viewfinder.tsx';
import './scan.css';

/** Badge or pass before the camera, or the badge's number by hand: whose it is, and what to do. */
export function Room() {
  const { t } = useStrings();
  const [text, setText] = useState<string>();
  const [typed, setTyped] = useState('');
  const isTyping = useRef(false);
  isTyping.current = typed.trim() !== '';
  // Whoever types a number means that one, whatever passes before the camera. Always the same function: another would start the camera anew.
  const onCode = useCallback((code: string) => {
    if (!isTyping.current) setText(code);
  }, []);
  if (text !== undefined)
    return (
      <RoomPage title={t('handheld.tab.scan')}>
        <Found text={text} />
        <div className="glove-bar">
          <GloveButton
            icon={ScanLine}
            onPress={() => {
              setText(undefined);
              setTyped('');
            }}
          >
            {t('handheld.scan-again')}
          </GloveButton>
        </div>
      </RoomPage>
    );
  return (
    <RoomPage title={t('handheld.scan-title')}>
      <Viewfinder onCode={onCode} />
      <form
        className="inside__search scan__manual"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') setText(typed.trim());
        }}
      >
        <TextField label={t('handheld.scan-manual')} value={typed} onChange={setTyped} maxLength={60} />
        <Button type="submit">{t('handheld.scan-manual-go')}</Button>
      </form>
    </RoomPage>
  );
}
