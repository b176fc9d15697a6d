import { useEffect } from 'react';
import { measuresOf } from './calibrate.ts';

/** Sets the sizes of this screen's glass on the page: text, targets and the space between them. */
export function useGlass(diagonalInches: number, larger: boolean): void {
  useEffect(() => {
    const apply = () => {
      const { width, height } = window.screen;
      const { rem, target, apart } = measuresOf({ width, height, diagonalInches }, larger);
      const { style } = document.documentElement;
      style.fontSize = `${rem}px`;
      style.setProperty('--target', `${target}px`);
      style.setProperty('--apart', `${apart}px`);
    };
    apply();
    window.addEventListener('resize', apply);
    return () => window.removeEventListener('resize', apply);
  }, [diagonalInches, larger]);
}
