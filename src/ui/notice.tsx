/** A message in a box, with at most one way on and a way to put it out of sight. */
import type { ReactNode } from 'react';

interface NoticeProps {
  /** 'alert' interrupts a screen reader; 'status' waits. */
  readonly role: 'alert' | 'status';
  readonly children: ReactNode;
  readonly remedy?: { readonly name: string; readonly act: () => void };
  readonly onDismiss?: () => void;
}

export function Notice({ role, children, remedy, onDismiss }: NoticeProps) {
  return (
    <div className={`notice notice-${role}`} role={role}>
      {children}
      {remedy && (
        <button type="button" onClick={remedy.act}>
          {remedy.name}
        </button>
      )}
      {onDismiss && (
        <button type="button" className="quiet" onClick={onDismiss} aria-label="Dismiss">
          ×
        </button>
      )}
    </div>
  );
}
