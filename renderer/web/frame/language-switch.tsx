import { Languages } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { chooseLanguage, useStrings } from '../strings.ts';
import './language-switch.css';

/** To the other language, written in that language. */
export function LanguageSwitch() {
  const { t, language } = useStrings();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="language-switch" lang={other} onClick={() => void chooseLanguage(other)}>
      <Icon shape={Languages} />
      <span>{t(`language.${other}`)}</span>
    </button>
  );
}
