import { useInsertionEffect } from 'react';
import { measuresOf } from './calibrate.ts';

/** Sets the sizes of this screen's glass on the page: text, targets and the space between them. */
export function useGlass(diagonalInches: number, enlargement: number): void {
  // Before what stands on the page measures itself, or is painted: it would do both twice.
  useInsertionEffect(() => {
    const apply = () => {
      const { screen } = window;
      const glass = { screen, window: windowOn(screen), diagonalInches };
      const { rem, target, apart } = measuresOf(glass, enlargement);
      const { style } = document.documentElement;
      style.fontSize = `${rem}px`;
      style.setProperty('--target', `${target}px`);
      style.setProperty('--apart', `${apart}px`);
    };
    apply();
    window.addEventListener('resize', apply);
    return () => window.removeEventListener('resize', apply);
  }, [diagonalInches, enlargement]);
}

/** The outer sides do not change with the zoom, as the inner ones do. Some televisions do not tell them. */
function windowOn(screen: Screen): { width: number; height: number } {
  return { width: window.outerWidth || screen.width, height: window.outerHeight || screen.height };
}
