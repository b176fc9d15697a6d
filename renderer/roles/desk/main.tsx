import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/base.css';
import { DESK_WORDS } from '#ui/i18n/desk.ts';
import { startI18n } from '#ui/i18n/start-i18n.ts';
import { enterAs } from '../../sync/in-browser.ts';
import { chooseLanguage } from '../shared/choose-language.ts';
import { EntryGate } from '../shared/entry-gate.tsx';
import { DeskPage } from './desk-page.tsx';
import { QUEUE } from './desk-tools.tsx';
import { loadMemory } from './logic/desk-memory.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('desk.html has no #root');

const memory = loadMemory(window.localStorage, window.location.search);
const i18n = startI18n(DESK_WORDS, 'desk', chooseLanguage(DESK_WORDS, memory.language, navigator.languages));
const t = i18n.getFixedT(null, 'desk');
document.title = t('title');
const entry = enterAs('desk', [QUEUE], (badge) => `${t('title')} ${badge}`);

createRoot(root).render(
  <StrictMode>
    <EntryGate entry={entry} title={t('title')}>
      {(hub) => <DeskPage hub={hub} />}
    </EntryGate>
  </StrictMode>,
);
