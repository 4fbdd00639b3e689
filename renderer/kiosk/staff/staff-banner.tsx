import { LogOut, UserRoundCog } from 'lucide-react';
import type { KioskStatus } from '../../../domain/visit/status.ts';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import './staff-banner.css';

/**
 * Stands on every screen while staff is signed in: whoever is at the kiosk sees under whose name it acts, and can
 * end that at once.
 */
export function StaffBanner({ status }: { readonly status: KioskStatus }) {
  const { t } = useStrings();
  const send = useIntent();
  const { staff, assisted, screen } = status;
  if (!staff) return null;
  return (
    <aside className="staff-banner">
      <Icon shape={UserRoundCog} />
      <p className="staff-banner__who">
        {t(assisted ? 'staff.helping' : 'staff.signed-in', { name: staff.name, code: staff.code })}
      </p>
      {/* The menu has its own, where the hand is. */}
      {screen.name !== 'staff-menu' && (
        <BigButton icon={LogOut} onPress={() => send({ type: 'sign-out' })}>
          {t('staff.sign-out')}
        </BigButton>
      )}
    </aside>
  );
}
