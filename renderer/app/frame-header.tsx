import { ALargeSmall, BellRing, Headset } from 'lucide-react';
import { languages } from '../../domain/policy/vocabulary.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import { useStrings } from '../strings/index.ts';
import { FrameTool } from './frame-tool.tsx';
import { Progress } from './progress.tsx';
import { useIntent } from './use-intent.ts';
import './frame-header.css';

/** The frame around every question: whose lobby this is, how far one has come, language, type size and help. */
export function FrameHeader({ status }: { readonly status: KioskStatus }) {
  const { t, local, language } = useStrings();
  const send = useIntent();
  const { elder, helpCalled, progress } = status;
  return (
    <header className="frame-header">
      <p className="frame-header__site">{local(status.site.name)}</p>
      <div className="frame-header__tools">
        <div className="frame-header__languages" role="group" aria-label={t('frame.language')}>
          {languages.map((one) => (
            <FrameTool
              key={one}
              lang={one}
              isOn={one === language}
              onPress={() => send({ type: 'set-language', language: one })}
            >
              {t(`language.${one}`)}
            </FrameTool>
          ))}
        </div>
        <FrameTool icon={ALargeSmall} onPress={() => send({ type: 'set-elder', elder: !elder })}>
          {t(elder ? 'frame.elder-off' : 'frame.elder-on')}
        </FrameTool>
        <FrameTool icon={helpCalled ? BellRing : Headset} onPress={() => send({ type: 'call-help' })}>
          <span aria-live="polite">{t(helpCalled ? 'frame.help-called' : 'frame.help')}</span>
        </FrameTool>
      </div>
      {progress && <Progress {...progress} />}
    </header>
  );
}
