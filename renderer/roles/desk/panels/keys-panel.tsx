import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyAction, MappedKey } from '#contract/hardware.ts';
import { useText } from '#ui/site-context.tsx';
import { useHubState } from '../../../sync/hooks.ts';
import { type HeardKey, keyText, useHeardKeys } from '../../shared/keys/use-heard-keys.ts';
import { useDesk } from '../desk-tools.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { useOwnKeys } from '../use-desk-keys.ts';
import type { PanelProps } from './panel.tsx';
import './keys-panel.css';

/** What the keys of this computer do, and what a key is called; here they are told and do nothing. */
export function KeysPanel({ facts }: PanelProps) {
  const { t } = useTranslation('keys');
  const { hub } = useDesk();
  const keys = useOwnKeys(hub);
  const name = useHubState(hub, ({ identity }) => identity?.name ?? '');
  const [heard, setHeard] = useState<HeardKey | null>(null);
  useHeardKeys(true, setHeard);
  return (
    <>
      {/* Has the focus, so that Space and Enter are told, too. */}
      <div className="keys-try" tabIndex={-1} data-first>
        <p>{t('try')}</p>
        <p role="status" className="keys-heard">
          {heard && <Heard heard={heard} keys={keys} facts={facts} />}
        </p>
      </div>
      {keys.length > 0 && (
        <ul className="keys-list" aria-label={t('list')}>
          {keys.map((key) => (
            <Line key={`${key.code} ${key.press}`} mapped={key} facts={facts} now={key.code === heard?.code} />
          ))}
        </ul>
      )}
      <p className="panel-note">{t(keys.length > 0 ? 'setUp' : 'setUpNone', { name })}</p>
    </>
  );
}

function Heard({ heard, keys, facts }: { heard: HeardKey; keys: readonly MappedKey[]; facts: DeskFacts }) {
  const { t } = useTranslation('keys');
  const words = useDoesWords(facts);
  if (heard.combined) return t('combined');
  if (heard.code === null) return t('nameless');
  const own = keys.filter(({ code }) => code === heard.code);
  if (own.length === 0) return t('unknown', { key: keyText(heard) });
  const what = own.map(({ press, does }) => (press === 'long' ? t('heldDoes', { what: words(does) }) : words(does)));
  return t('tried', { key: keyText(heard), what: what.join(', ') });
}

function Line({ mapped, facts, now }: { mapped: MappedKey; facts: DeskFacts; now: boolean }) {
  const { t } = useTranslation('keys');
  const words = useDoesWords(facts);
  return (
    <li className={now ? 'keys-now' : ''}>
      <kbd>{mapped.code}</kbd>
      <span>
        {mapped.press === 'long' && <span className="keys-held">{t('held')}</span>}
        {words(mapped.does)}
      </span>
    </li>
  );
}

function useDoesWords({ services }: DeskFacts): (does: KeyAction) => string {
  const { t } = useTranslation('keys');
  const text = useText();
  return (does) => {
    const service = 'service' in does ? text(services.get(does.service)?.name ?? {}) : '';
    return t(`does.${does.type}`, { service, reason: 'reason' in does ? does.reason : '' });
  };
}
