import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingKind } from '#contract/settings.ts';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { NewerValues } from './newer-values.tsx';
import type { SettingForm } from './use-setting-form.ts';
import './form.css';

interface Props<K extends SettingKind> {
  form: SettingForm<K>;
  title: string;
  children: ReactNode;
  /** After it was saved or removed. */
  saved?: (id: string) => void;
  removed?: () => void;
  /** Whether it can be removed at all. */
  removable?: boolean;
}

/** The frame of every form: fields, what became of the last try, save and remove. */
export function SettingSheet<K extends SettingKind>({
  form,
  title,
  children,
  saved,
  removed,
  removable = true,
}: Props<K>) {
  const { t } = useTranslation('admin');
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sheet = event.currentTarget;
    const id = await form.save();
    if (id !== null) saved?.(id);
    // Whoever cannot see the red is led to it.
    else sheet.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const remove = async () => {
    if (await form.remove?.()) removed?.();
  };
  return (
    <form className="setting-form" aria-label={title} noValidate onSubmit={(event) => void submit(event)}>
      <h2>{title}</h2>
      {children}
      <NewerValues form={form} />
      <Note form={form} />
      <div className="form-foot">
        <Button type="submit" kind="act" disabled={form.busy}>
          {t('form.save')}
        </Button>
        {form.changed && (
          <Button kind="quiet" onClick={form.discard}>
            {t('form.discard')}
          </Button>
        )}
        {removable && form.remove !== null && <RemoveButton remove={remove} />}
      </div>
    </form>
  );
}

function Note<K extends SettingKind>({ form: { note } }: { form: SettingForm<K> }) {
  const { t } = useTranslation('admin');
  const refusalText = useRefusalText();
  return (
    <div className="form-note" role="status">
      {note?.kind === 'saved' && <p className="form-good">{t('form.saved')}</p>}
      {note?.kind === 'problems' && <p className="form-bad">{t('form.problems')}</p>}
      {note?.kind === 'refused' && <p className="form-bad">{refusalText(note.refusal)}</p>}
    </div>
  );
}

/** Asked once more in its own place, since it cannot be taken back. */
function RemoveButton({ remove }: { remove: () => Promise<void> }) {
  const { t } = useTranslation('admin');
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button kind="bad" className="form-remove" onClick={() => setAsking(true)}>
        {t('form.remove')}
      </Button>
    );
  }
  return (
    <span className="form-remove form-sure">
      {t('form.sure')}
      <Button kind="bad" onClick={() => void remove().then(() => setAsking(false))}>
        {t('form.yesRemove')}
      </Button>
      <Button onClick={() => setAsking(false)}>{t('form.no')}</Button>
    </span>
  );
}
