import { useTranslation } from 'react-i18next';
import { COLORS } from '#contract/settings.ts';
import { ServiceBlock } from '#ui/service-block.tsx';

type Color = (typeof COLORS)[number];

/** The colour of a service, shown as its letter will stand on it. */
export function ColorField({
  letter,
  value,
  change,
}: {
  letter: string;
  value: Color;
  change: (value: Color) => void;
}) {
  const { t } = useTranslation('admin');
  return (
    <fieldset className="swatches">
      <legend>{t('fields.color')}</legend>
      <div className="swatches-list">
        {COLORS.map((color, index) => (
          <label key={color} className="swatch">
            <input
              type="radio"
              name="color"
              className="sr-only"
              checked={color === value}
              onChange={() => change(color)}
            />
            <span className="swatch-face">
              <ServiceBlock letter={letter} color={color} />
            </span>
            <span className="sr-only">{t('color', { n: index + 1 })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
