import { useTranslation } from 'react-i18next';
import { PICTOGRAMS } from '#contract/settings.ts';
import { Pictogram } from '#ui/pictogram.tsx';

type Name = (typeof PICTOGRAMS)[number];

export function PictogramField({ value, change }: { value: Name; change: (value: Name) => void }) {
  const { t } = useTranslation('admin');
  return (
    <fieldset className="swatches">
      <legend>{t('fields.pictogram')}</legend>
      <div className="swatches-list">
        {PICTOGRAMS.map((name) => (
          <label key={name} className="swatch" title={t(`pictogram.${name}`)}>
            <input
              type="radio"
              name="pictogram"
              className="sr-only"
              checked={name === value}
              onChange={() => change(name)}
            />
            <span className="swatch-face">
              <Pictogram name={name} />
            </span>
            <span className="sr-only">{t(`pictogram.${name}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
