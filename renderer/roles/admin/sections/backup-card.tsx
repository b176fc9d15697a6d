import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../admin-tools.tsx';

const KIB = 1_024;

/** When the last copy was made and whether it could be read back; one more at once. */
export function BackupCard() {
  const { t } = useTranslation('admin');
  const { hub, head } = useAdmin();
  const { date, time, number } = useFormats();
  const refusalText = useRefusalText();
  const [says, setSays] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { backup } = head;
  const last = backup && { date: date(backup.at), time: time(backup.at) };
  const backUp = async () => {
    setBusy(true);
    setSays(t('backup.running'));
    const answer = await hub.request('backUp', {});
    setBusy(false);
    if (answer === 'unreached') setSays(t('unreached'));
    else if (answer.ok)
      setSays(t('backup.done', { file: answer.result.file, size: number(Math.ceil(answer.result.bytes / KIB)) }));
    else setSays(refusalText(answer.refusal));
  };
  return (
    <section className="admin-card" aria-labelledby="backup-card">
      <h2 id="backup-card">{t('backup.title')}</h2>
      {last === null ? <p>{t('backup.never')}</p> : <p>{t(backup?.ok ? 'backup.last' : 'backup.failed', last)}</p>}
      <Button disabled={busy} onClick={() => void backUp()}>
        {t('backup.now')}
      </Button>
      <p role="status">{says}</p>
    </section>
  );
}
