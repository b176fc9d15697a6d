import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/base.css';
import { DISPLAY_WORDS } from '#ui/i18n/display.ts';
import { startI18n } from '#ui/i18n/start-i18n.ts';
import { enterAs } from '../../sync/in-browser.ts';
import { chooseLanguage } from '../shared/choose-language.ts';
import { DisplayApp } from './display-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('display.html has no #root');

// Until the hub tells the office's own language.
const i18n = startI18n(DISPLAY_WORDS, 'display', chooseLanguage(DISPLAY_WORDS, null, navigator.languages));
const t = i18n.getFixedT(null, 'display');
document.title = t('title');
const entry = enterAs('display', [], (badge) => `${t('deviceName')} ${badge}`);

createRoot(root).render(
  <StrictMode>
    <DisplayApp entry={entry} />
  </StrictMode>,
);
