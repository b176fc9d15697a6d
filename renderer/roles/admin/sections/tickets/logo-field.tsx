import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldWords } from '../../fields/field.tsx';
import { FilePick } from '../../fields/file-pick.tsx';
import { logoFrom } from '../../logic/logo.ts';

interface Props {
  /** PNG as base64; empty: none was chosen yet. */
  value: string;
  change: (value: string) => void;
  error: string | undefined;
}

/** A picture file, made black and white and small in the browser. */
export function LogoField({ value, change, error }: Props) {
  const { t } = useTranslation('admin');
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (file: File) => {
    const result = await logoFrom(file);
    setProblem('problem' in result ? t(`logo.${result.problem}`) : null);
    if ('png' in result) change(result.png);
  };
  const wrong = problem ?? error;
  return (
    <div className="field block-fields">
      <label htmlFor={id}>{t('logo.file')}</label>
      {value !== '' && <img className="logo-seen" src={`data:image/png;base64,${value}`} alt={t('logo.seen')} />}
      <FilePick
        words={t('logo.choose')}
        choose={(file) => void choose(file)}
        id={id}
        accept="image/*"
        aria-describedby={`${id}-about`}
        aria-invalid={wrong !== undefined}
      />
      <FieldWords id={`${id}-about`} hint={t('logo.hint')} error={wrong} />
    </div>
  );
}
