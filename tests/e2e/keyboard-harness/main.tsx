/// <reference types="vite/client" />
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { languages } from '../../../domain/policy/vocabulary.ts';
import { startStrings } from '../../../renderer/strings/index.ts';
import { Keyboard, type KeyboardProps } from '../../../renderer/ui/keyboard/keyboard.tsx';
import { Page } from '../../../renderer/ui/page.tsx';
import { TextField } from '../../../renderer/ui/text-field.tsx';
import '../../../renderer/ui/theme.css';
import '../../../renderer/ui/base.css';

/** One field and its keyboard, as a question of the kiosk shows them: `?mode=pinyin&language=en&elder`. */
const wanted = new URLSearchParams(location.search);
const mode = (wanted.get('mode') ?? 'pinyin') as KeyboardProps['mode'];
const language = languages.find((known) => known === wanted.get('language')) ?? 'zh-CN';

function Harness() {
  const [value, setValue] = useState('');
  const [done, setDone] = useState(0);
  const [waiting, setWaiting] = useState(false);
  return (
    <div className="stage">
      <div className={wanted.has('elder') ? 'surface surface--elder' : 'surface'}>
        <Page
          title="field.name"
          keyboard={
            <Keyboard
              mode={mode}
              value={value}
              language={language}
              onChange={setValue}
              onWaiting={setWaiting}
              onDone={() => setDone((times) => times + 1)}
            />
          }
        >
          <TextField label="Answer" value={value} />
          <p role="note">{done}</p>
          <button type="button" disabled={waiting}>
            Go on
          </button>
        </Page>
      </div>
    </div>
  );
}

await startStrings(language);
const root = document.querySelector('#root');
if (!root) throw new Error('No root');
createRoot(root).render(<Harness />);
