import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useAdmin } from '../../admin-tools.tsx';

interface Props {
  printer: string;
  /** The form was changed: what is printed is what was saved. */
  unsaved: boolean;
}

/** A paper without a number, so that the paper itself can be seen. */
export function TestTicket({ printer, unsaved }: Props) {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const refusalText = useRefusalText();
  const [says, setSays] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    setSays(t('printer.testing'));
    const answer = await hub.request('testTicket', { printer });
    setBusy(false);
    if (answer === 'unreached') setSays(t('unreached'));
    else setSays(answer.ok ? t('printer.tested') : refusalText(answer.refusal));
  };
  return (
    <div className="try-out">
      <Button icon={<Printer className="icon" aria-hidden="true" />} disabled={busy} onClick={() => void print()}>
        {t('printer.test')}
      </Button>
      {unsaved && says === null && <span className="field-words">{t('hardware.saveFirst')}</span>}
      <span role="status">{says}</span>
    </div>
  );
}
