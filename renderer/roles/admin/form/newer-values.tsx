import { useTranslation } from 'react-i18next';
import type { SettingKind } from '#contract/settings.ts';
import { Button } from '#ui/button.tsx';
import { useAdmin } from '../admin-tools.tsx';
import type { SettingForm } from './use-setting-form.ts';
import { wordsFor } from './words-for.ts';

/** Somebody else saved this meanwhile: what they wrote, and whose words shall stand. */
export function NewerValues<K extends SettingKind>({ form }: { form: SettingForm<K> }) {
  const { t, i18n } = useTranslation('admin');
  const { head } = useAdmin();
  if (form.newer === null) return null;
  const theirs = form.newer;
  const words = { yes: t('form.yes'), no: t('form.isNot'), nothing: t('form.nothing') };
  return (
    <section className="form-newer" aria-label={t('form.newerTitle')}>
      <p>{t('form.newer')}</p>
      <dl>
        {form.differing.map((key) => (
          <div key={key}>
            <dt>{t(`fields.${key}` as 'fields.name')}</dt>
            <dd>
              <bdi>{wordsFor(theirs[key], i18n.language, head.languages, words)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <div className="form-foot">
        <Button onClick={form.takeTheirs}>{t('form.takeTheirs')}</Button>
        <Button onClick={form.keepMine}>{t('form.keepMine')}</Button>
      </div>
    </section>
  );
}
