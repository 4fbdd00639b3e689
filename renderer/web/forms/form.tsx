import { useRef, type ReactNode } from 'react';
import type { ApiFault } from '../core/fault.ts';
import { FaultNotice } from '../states/fault-notice.tsx';
import './form.css';

export interface FormProps {
  readonly onSubmit: () => void;
  /** Why sending it failed; shown above the buttons unless it is about fields, which say it themselves. */
  readonly fault?: ApiFault | undefined;
  /** The way on first, then the way back. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** Fields and what to do with them. After a try with something missing the focus goes to the first field that is wrong. */
export function Form({ onSubmit, fault, actions, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const toFirstWrong = () =>
    // After the errors are drawn; a frame is enough for those found here, the server's come by `useFields`.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        toFirstWrong();
      }}
    >
      {children}
      <FaultNotice fault={fault?.fields ? undefined : fault} />
      <div className="form__actions">{actions}</div>
    </form>
  );
}
