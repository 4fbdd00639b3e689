import { ScanFace } from 'lucide-react';
import { useStrings } from '../../../strings/index.ts';
import { Notice } from '../../../ui/notice.tsx';
import { StaffStep } from '../staff-step.tsx';
import { FaceFacts } from './face-facts.tsx';
import { useFaceReport } from './use-face-report.ts';

/** What the site does with faces, in words a supervisor can answer for. Nothing can be changed here. */
export function Faces() {
  const { t } = useStrings();
  const report = useFaceReport();
  return (
    <StaffStep title="face-page.title" hint="face-page.hint" icon={ScanFace} layout="wide" back="staff.menu">
      {report === undefined && <Notice>{t('face-page.reading')}</Notice>}
      {report === 'none' && <Notice>{t('face-page.none')}</Notice>}
      {report !== undefined && report !== 'none' && <FaceFacts report={report} />}
    </StaffStep>
  );
}
