import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Duration } from '#contract/ids.ts';
import { Button } from '#ui/button.tsx';

/** Asked before the kiosk starts again; any touch is an answer. */
export function StillThere({ left, onStay }: { left: Duration; onStay: () => void }) {
  const { t } = useTranslation('kiosk');
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div className="k-veil">
      <div
        ref={dialog}
        className="k-still"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="k-still-title"
        aria-describedby="k-still-detail"
        onKeyDown={keepFocus}
      >
        <h2 id="k-still-title">{t('stillThere')}</h2>
        <p id="k-still-detail">{t('startsAgain', { count: Math.ceil(left / 1_000) })}</p>
        <Button kind="act" className="k-large-button" onClick={onStay}>
          {t('stay')}
        </Button>
      </div>
    </div>
  );
}

/** The dialogue has one thing to press: the focus stays on it. */
function keepFocus(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.preventDefault();
}
