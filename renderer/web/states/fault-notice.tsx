import { RefreshCw } from 'lucide-react';
import { Notice } from '../../ui/notice.tsx';
import type { ApiFault } from '../core/fault.ts';
import { Button } from '../parts/button.tsx';
import { Row } from '../parts/panel.tsx';
import { useStrings } from '../strings.ts';
import { useFaultWords } from './fault-words.ts';
import './states.css';

/** Why something did not work, and what to do instead. Draws nothing without a fault. */
export function FaultNotice({
  fault,
  onRetry,
}: {
  readonly fault: ApiFault | undefined;
  readonly onRetry?: () => void;
}) {
  const { t } = useStrings();
  const words = useFaultWords();
  if (!fault) return null;
  return (
    <Notice tone={fault.kind === 'refused' ? 'problem' : 'care'}>
      <Row>
        <span className="fault-notice__words">{words(fault)}</span>
        {onRetry && (
          <Button small icon={RefreshCw} onPress={onRetry}>
            {t('web.retry')}
          </Button>
        )}
      </Row>
    </Notice>
  );
}
