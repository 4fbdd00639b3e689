import { CircleUserRound } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { useAccount } from '../core/session.ts';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { Link } from '../parts/link.tsx';
import { useStrings } from '../strings.ts';
import './account.css';

/** Who is signed in, at the foot of the console's navigation. */
export function AccountMenu() {
  const { t } = useStrings();
  const { name, role } = useAccount();
  return (
    <div className="account-menu">
      <Link to={{ room: 'account' }} className="account-menu__who">
        <Icon shape={CircleUserRound} />
        <span>
          <strong>{name}</strong>
          <span>{t(`account.role.${role}`)}</span>
        </span>
      </Link>
      <LanguageSwitch />
    </div>
  );
}
