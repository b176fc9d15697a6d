import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketTemplate } from '#contract/hardware.ts';
import { ownName } from '#ui/languages.ts';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useAdmin } from '../../admin-tools.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { settingsOf } from '../../logic/settings.ts';
import { type Preview, usePreview } from './use-preview.ts';

/** The ticket as it will be printed, by the very code that prints. */
export function TicketPreview({ template }: { template: TicketTemplate }) {
  const { t } = useTranslation('admin');
  const { settings, head } = useAdmin();
  const printer = settingsOf(settings, 'printer')[0]?.value;
  const [paper, setPaper] = useState<'80' | '58'>(printer?.paper ?? '80');
  const [chosen, choose] = useState<string | null>(null);
  const language = template.language ?? chosen ?? head.languages[0] ?? 'en';
  const service = template.service ?? settingsOf(settings, 'service')[0]?.id ?? null;
  const preview = usePreview({ template, paper, service, language });
  const papers = (['80', '58'] as const).map((one) => ({ value: one, words: t('printer.mm', { width: one }) }));
  return (
    <section className="ticket-preview" aria-labelledby="ticket-preview">
      <h2 id="ticket-preview">{t('preview.title')}</h2>
      <div className="form-columns">
        <SelectField label={t('fields.paper')} value={paper} options={papers} change={setPaper} />
        {template.language === null && head.languages.length > 1 && (
          <SelectField
            label={t('fields.language')}
            value={language}
            options={head.languages.map((one) => ({ value: one, words: ownName(one) }))}
            change={choose}
          />
        )}
      </div>
      <Seen preview={preview} paper={paper} />
    </section>
  );
}

function Seen({ preview, paper }: { preview: Preview; paper: '80' | '58' }) {
  const { t } = useTranslation('admin');
  const refusalText = useRefusalText();
  switch (preview.state) {
    case 'drawn':
      return <img className={`ticket-paper paper-${paper}`} src={preview.address} alt={t('preview.alt')} />;
    case 'drawing':
      return <p className="preview-words">{t('preview.drawing')}</p>;
    case 'incomplete':
      return <p className="preview-words">{t('preview.incomplete')}</p>;
    case 'refused':
      return <p className="preview-words">{refusalText(preview.refusal)}</p>;
    case 'unreached':
      return <p className="preview-words">{t('unreached')}</p>;
    default:
      return preview satisfies never;
  }
}
