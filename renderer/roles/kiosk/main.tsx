import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/base.css';
import './kiosk.css';
import { KIOSK_WORDS } from '#ui/i18n/kiosk.ts';
import { startI18n } from '#ui/i18n/start-i18n.ts';
import { enterAs } from '../../sync/in-browser.ts';
import { chooseLanguage } from '../shared/choose-language.ts';
import { KioskApp } from './kiosk-app.tsx';
import { VIEW } from './view.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('kiosk.html has no #root');

// Until the hub tells the office's own languages.
const i18n = startI18n(KIOSK_WORDS, 'kiosk', chooseLanguage(KIOSK_WORDS, null, navigator.languages));
const t = i18n.getFixedT(null, 'kiosk');
document.title = t('title');
// A long press is no way to a menu.
document.addEventListener('contextmenu', (event) => event.preventDefault());
const entry = enterAs('kiosk', [VIEW], (badge) => `${t('deviceName')} ${badge}`);

createRoot(root).render(
  <StrictMode>
    <KioskApp entry={entry} />
  </StrictMode>,
);
