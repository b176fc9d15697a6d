import { useTranslation } from 'react-i18next';
import type { ARROWS } from '#contract/settings.ts';
import { Arrow } from '#ui/arrow.tsx';

type Name = (typeof ARROWS)[number];

/** As the directions lie around somebody who stands before the display. */
const GRID: readonly Name[] = ['upLeft', 'up', 'upRight', 'left', 'none', 'right', 'downLeft', 'down', 'downRight'];

/** The way to a desk from the display. */
export function ArrowField({ value, change }: { value: Name; change: (value: Name) => void }) {
  const { t } = useTranslation('admin');
  return (
    <fieldset className="swatches">
      <legend>{t('fields.arrow')}</legend>
      {/* Real directions: they do not flip with the script. */}
      <div className="arrows" dir="ltr">
        {GRID.map((name) => (
          <label key={name} className="swatch" title={t(`arrow.${name}`)}>
            <input
              type="radio"
              name="arrow"
              className="sr-only"
              checked={name === value}
              onChange={() => change(name)}
            />
            <span className="swatch-face">{name === 'none' ? '–' : <Arrow name={name} />}</span>
            <span className="sr-only">{t(`arrow.${name}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
