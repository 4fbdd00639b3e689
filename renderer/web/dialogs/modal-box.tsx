import { useLayoutEffect, useRef, type ReactNode } from 'react';

export interface ModalBoxProps {
  readonly className: string;
  readonly role: 'dialog' | 'alertdialog';
  readonly labelledBy: string;
  /** The escape key, or the back gesture of a phone. */
  readonly onEscape?: () => void;
  /** A touch beside it. */
  readonly onBeside?: () => void;
  readonly children: ReactNode;
}

/**
 * The browser's own modal dialog: in its top layer nothing lies over it, everything below is out of reach, and a second one (the
 * sign-in, when the session ends meanwhile) lies over the first.
 */
export function ModalBox({ className, role, labelledBy, onEscape, onBeside, children }: ModalBoxProps) {
  const box = useRef<HTMLDialogElement>(null);
  // Before the first painting, and closed before it leaves the page: closing is what gives the focus back.
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // The ground around the sheet belongs to the element itself; keys have the escape key.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={box}
      className={className}
      role={role}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onEscape?.();
      }}
      onClick={(event) => {
        if (event.target === box.current) onBeside?.();
      }}
    >
      {children}
    </dialog>
  );
}
