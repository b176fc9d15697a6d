import { useTranslation } from 'react-i18next';
import { Question } from './question.tsx';
import './pages.css';

/** How to get a number, in three sentences. */
export function HelpPage({ paper, onBack }: { paper: boolean; onBack: () => void }) {
  const { t } = useTranslation('kiosk');
  return (
    <>
      <Question text={t('helpTitle')} onBack={onBack} />
      <ol className="k-help">
        {([t('helpTouch'), t(paper ? 'helpTicket' : 'helpNumber'), t('helpWait')] as string[]).map(
          (sentence, index) => (
            <li key={sentence}>
              <span className="k-help-number num" aria-hidden="true">
                {index + 1}
              </span>
              {sentence}
            </li>
          ),
        )}
      </ol>
      <p className="k-help-people">{t('helpPeople')}</p>
    </>
  );
}
