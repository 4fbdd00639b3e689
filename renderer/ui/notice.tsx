import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { Icon } from './icon.tsx';
import './notice.css';

const icons = { info: Info, good: CircleCheck, care: TriangleAlert, problem: CircleAlert };

export interface NoticeProps {
  readonly tone?: keyof typeof icons;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A calm remark beside the question: what is the matter and what to do instead. */
export function Notice({ tone = 'info', title, children }: NoticeProps) {
  return (
    <div role="status" className={`notice notice--${tone}`}>
      <Icon shape={icons[tone]} className="notice__icon" />
      <div>
        {title && <p className="notice__title">{title}</p>}
        <div>{children}</div>
      </div>
    </div>
  );
}
