import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Heading } from './heading.tsx';

/** The one question of a step, with the way back where there is one. */
export function Question({ text, onBack }: { text: string; onBack: (() => void) | null }) {
  const { t } = useTranslation('common');
  return (
    <div className="k-question">
      <Heading>{text}</Heading>
      {onBack && (
        <Button icon={<ArrowLeft className="icon k-turns" aria-hidden="true" />} onClick={onBack}>
          {t('back')}
        </Button>
      )}
    </div>
  );
}
