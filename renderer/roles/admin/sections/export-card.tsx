import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../admin-tools.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { refusalIn } from '../logic/refusal-in.ts';
import { saveFile } from '../save-file.ts';

const FILES = [
  { name: 'sessions', extension: 'csv' },
  { name: 'events', extension: 'jsonl' },
] as const;

/** Any day's data, as files. */
export function ExportCard() {
  const { t, i18n } = useTranslation('admin');
  const { hub, head } = useAdmin();
  const formats = useFormats();
  const refusalText = useRefusalText();
  const [chosen, choose] = useState<string | null>(null);
  const [says, setSays] = useState<string | null>(null);
  const day = chosen ?? head.days[0];
  const download = async ({ name, extension }: (typeof FILES)[number]) => {
    setSays(t('export.running'));
    try {
      const response = await hub.download(`/api/v1/export/${name}.${extension}?day=${day}&locale=${i18n.language}`);
      if (response.ok) saveFile(await response.blob(), `${name}-${day}.${extension}`);
      setSays(response.ok ? t('export.done') : refusalText(refusalIn(await response.json())));
    } catch {
      setSays(t('unreached'));
    }
  };
  return (
    <section className="admin-card" aria-labelledby="export-card">
      <h2 id="export-card">{t('export.title')}</h2>
      {day === undefined ? (
        <p>{t('export.none')}</p>
      ) : (
        <>
          <SelectField
            label={t('export.day')}
            value={day}
            options={head.days.map((one) => ({ value: one, words: formats.day(one) }))}
            change={choose}
          />
          <div className="form-foot">
            {FILES.map((file) => (
              <Button
                key={file.name}
                icon={<Download className="icon" aria-hidden="true" />}
                onClick={() => void download(file)}
              >
                {t(`export.${file.name}`)}
              </Button>
            ))}
          </div>
        </>
      )}
      <p role="status">{says}</p>
    </section>
  );
}
