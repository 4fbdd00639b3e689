import { Copy } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../web/parts/button.tsx';
import { PictureCode } from '../../web/parts/picture-code.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import './parts.css';

export interface SecretProps {
  readonly text: string;
  /** To be read across a room. */
  readonly large?: boolean;
  /** What the picture of it is, where a phone should open it. */
  readonly picture?: string;
}

/** Something the server tells this once: to be read out, copied, or scanned from the screen. */
export function Secret({ text, large, picture }: SecretProps) {
  const { t } = useStrings();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('admin.copied'));
    } catch {
      // No clipboard without TLS: the text stands there to be marked by hand.
      toast(t('admin.copy-by-hand'), 'care');
    }
  };
  return (
    <div className={classNames('secret', large && 'secret--large')}>
      {picture !== undefined && <PictureCode text={text} label={picture} />}
      <span className="secret__text">{text}</span>
      <Button small icon={Copy} onPress={() => void copy()}>
        {t('admin.copy')}
      </Button>
    </div>
  );
}
