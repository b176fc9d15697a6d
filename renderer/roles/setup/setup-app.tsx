import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupState } from '#contract/setup.ts';
import { SETUP_WORDS } from '#ui/i18n/setup.ts';
import { spokenBy } from '#ui/i18n/start-i18n.ts';
import { ownName } from '#ui/languages.ts';
import { chooseLanguage } from '../shared/choose-language.ts';
import { JoinOffice } from './join-office.tsx';
import { Problems } from './problems.tsx';
import { StartOffice } from './start-office.tsx';
import { Title } from './title.tsx';
import { useSetup } from './use-setup.ts';
import { Welcome } from './welcome.tsx';
import './setup.css';

export type Step = 'welcome' | 'start' | 'join';

/** The first launch of the app on a PC: a new office, or one that is there. */
export function SetupApp() {
  const state = useSetup();
  const [step, setStep] = useState<Step | null>(null);
  const { i18n } = useTranslation('setup');
  const language = state?.language ?? null;
  useEffect(() => {
    if (language !== null) void i18n.changeLanguage(chooseLanguage(SETUP_WORDS, language, navigator.languages));
  }, [i18n, language]);
  return (
    <main className="setup">
      <Head />
      {state !== null && <Problems problems={state.problems} />}
      {state !== null && <Busy state={state} step={step ?? firstStepOf(state)} go={setStep} />}
    </main>
  );
}

/** Where the organisation said, or the launch, or this PC belonged to an office before, there is nothing to be asked first. */
function firstStepOf({ isAgain, hub, site, doing }: SetupState): Step {
  const isDecided = [hub, site].some(({ locked, value }) => locked && value !== null);
  return isAgain || isDecided || doing.is === 'asking' || doing.is === 'notThere' ? 'join' : 'welcome';
}

/** What goes on by itself stands alone: nothing can be pressed meanwhile. */
function Busy({ state, step, go }: { state: SetupState; step: Step; go: (step: Step) => void }) {
  const { t } = useTranslation('setup');
  const { doing } = state;
  if (doing.is === 'starting') return <Wait words={t('starting')} />;
  if (doing.is === 'joining') return <Wait words={t('joining', { site: doing.site })} />;
  if (step === 'start') return <StartOffice state={state} back={() => go('welcome')} />;
  if (step === 'join') return <JoinOffice state={state} back={() => go('welcome')} />;
  return <Welcome state={state} go={go} />;
}

const Wait = ({ words }: { words: string }) => (
  <div role="status" className="setup-wait">
    <Title>{words}</Title>
  </div>
);

function Head() {
  const { t, i18n } = useTranslation('setup');
  return (
    <header className="setup-head">
      <span className="brand" aria-hidden="true">
        NS
      </span>
      <span className="setup-name">Now Serving</span>
      <nav aria-label={t('languages')} className="setup-languages">
        {spokenBy(SETUP_WORDS).map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={i18n.language === language}
            onClick={() => void i18n.changeLanguage(language)}
          >
            {ownName(language)}
          </button>
        ))}
      </nav>
    </header>
  );
}
