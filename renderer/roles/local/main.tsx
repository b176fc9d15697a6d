import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/base.css';
import { HUB_TROUBLES, LOCAL_PAGES, type LocalPage, WINDOW_ROLES } from '#contract/windows.ts';
import { LOCAL_WORDS } from '#ui/i18n/local.ts';
import { startI18n } from '#ui/i18n/start-i18n.ts';
import { baseOf } from '#ui/languages.ts';
import { chooseLanguage } from '../shared/choose-language.ts';
import { LocalApp } from './local-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('local.html has no #root');

const facts = new URLSearchParams(window.location.search);
const page: LocalPage = LOCAL_PAGES.find((one) => one === facts.get('page')) ?? 'moment';
const role = WINDOW_ROLES.find((one) => one === facts.get('role')) ?? 'display';
const why = HUB_TROUBLES.find((one) => one === facts.get('why')) ?? 'other';
const chosen = facts.get('language');
startI18n(LOCAL_WORDS, 'local', chooseLanguage(LOCAL_WORDS, chosen && baseOf(chosen), navigator.languages));

createRoot(root).render(
  <StrictMode>
    <LocalApp
      page={page}
      role={role}
      hub={facts.get('hub')}
      isOther={facts.has('other')}
      mayRejoin={facts.has('rejoin')}
      why={why}
      sentence={facts.get('sentence') ?? ''}
    />
  </StrictMode>,
);
