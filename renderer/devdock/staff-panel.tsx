import type { DockState } from '../../preload/contract/dock.ts';
import { useStrings } from '../strings/index.ts';
import { DockSection } from './dock-section.tsx';

export function StaffPanel({ staff }: Pick<DockState, 'staff'>) {
  const { t } = useStrings();
  return (
    <DockSection title={t('dock.staff')}>
      <table className="dock-table">
        <thead>
          <tr>
            <th scope="col">{t('dock.staff-code')}</th>
            <th scope="col">{t('dock.staff-pin')}</th>
            <th scope="col">{t('dock.staff-role')}</th>
          </tr>
        </thead>
        <tbody>
          {staff.map(({ code, pin, role }) => (
            <tr key={code}>
              <td>{code}</td>
              <td>{pin}</td>
              <td>{role}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DockSection>
  );
}
