import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHubState } from '../../../sync/hooks.ts';
import { useDesk, usePressState } from '../desk-tools.tsx';
import type { PressPlace, Said } from '../logic/presses.ts';
import { useStaffRefusal } from '../use-staff-refusal.ts';

/** A press that is answered sooner than this needs no word. */
const PATIENCE = 100;

/** The word about a press, beside its button: that it waits, what became of it, or why not. Never a dialogue. */
export function Says({ place }: { place: PressPlace }) {
  const running = usePressState(({ running }) => running?.place === place);
  const said = usePressState(({ said }) => (said?.place === place ? said.what : null));
  return (
    <div className="says" role="status">
      {running && <Waits />}
      {said !== null && <Word said={said} />}
    </div>
  );
}

function Waits() {
  const { hub } = useDesk();
  const { t } = useTranslation('desk');
  const state = useHubState(hub, ({ unanswered }) => unanswered[0]?.state ?? 'sent');
  const slow = useSlow();
  if (state === 'sent' && !slow) return null;
  return <p className="says-waits">{t(`waits.${state}`)}</p>;
}

function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

function Word({ said }: { said: Said }) {
  const { t } = useTranslation('desk');
  if (said.kind === 'refused') return <Refused said={said} />;
  const what = t(`did.${said.type}`, { number: said.number ?? '' });
  return <p className="says-late">{said.kind === 'late' ? t('lateDone', { what }) : what}</p>;
}

/** A refusal is brought into view: the bar and the list scroll, and the foot of the bar stands over what is below it. */
function Refused({ said }: { said: Extract<Said, { kind: 'refused' }> }) {
  const refusalText = useStaffRefusal();
  const words = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another refusal, perhaps with the same words
  useEffect(() => {
    if (words.current !== null && !isSeen(words.current)) words.current.scrollIntoView({ block: 'center' });
  }, [said]);
  return (
    <p ref={words} className="says-refused">
      {refusalText(said.refusal)}
    </p>
  );
}

/** Whether nothing covers or cuts the first and the last line of a box. */
function isSeen(box: Element): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return [top + 1, bottom - 1].every((y) => box.contains(document.elementFromPoint((left + right) / 2, y)));
}
