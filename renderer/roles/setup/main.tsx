import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/base.css';
import { SETUP_WORDS } from '#ui/i18n/setup.ts';
import { startI18n } from '#ui/i18n/start-i18n.ts';
import { chooseLanguage } from '../shared/choose-language.ts';
import { MonitorNumber } from './monitor-number.tsx';
import { SetupApp } from './setup-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('setup.html has no #root');

startI18n(SETUP_WORDS, 'setup', chooseLanguage(SETUP_WORDS, null, navigator.languages));

// What the system was asked for, before anybody could choose it here.
const { matches: isHigh } = window.matchMedia('(prefers-contrast: more), (forced-colors: active)');
document.documentElement.dataset.contrast = isHigh ? 'high' : 'normal';

const number = /^#monitor-([1-9])$/.exec(window.location.hash)?.[1];

createRoot(root).render(
  <StrictMode>{number === undefined ? <SetupApp /> : <MonitorNumber number={number} />}</StrictMode>,
);
