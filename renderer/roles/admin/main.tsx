import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { enterAs } from '../../sync/in-browser.ts';
import '#ui/base.css';
import { ADMIN_WORDS } from '#ui/i18n/admin.ts';
import { startI18n } from '#ui/i18n/start-i18n.ts';
import { chooseLanguage } from '../shared/choose-language.ts';
import { EntryGate } from '../shared/entry-gate.tsx';
import { AdminPage } from './admin-page.tsx';
import { ADMIN, keptLanguage, QUEUE } from './admin-tools.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('admin.html has no #root');

const i18n = startI18n(ADMIN_WORDS, 'admin', chooseLanguage(ADMIN_WORDS, keptLanguage.load(), navigator.languages));
const t = i18n.getFixedT(null, 'admin');
document.title = t('title');
const entry = enterAs('admin', [ADMIN, QUEUE], (badge) => `${t('title')} ${badge}`);

createRoot(root).render(
  <StrictMode>
    <EntryGate entry={entry} title={t('title')}>
      {(hub) => <AdminPage hub={hub} />}
    </EntryGate>
  </StrictMode>,
);
