import { useTranslation } from 'react-i18next';
import type { JobViewRow } from '#contract/views.ts';
import { Says } from '../bar/says.tsx';
import { useAct, usePressState } from '../desk-tools.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { useHardware } from '../use-hardware.ts';
import { usePapers } from './use-papers.ts';

/** The paper that needs somebody next, with the one thing that helps; how many follow it. */
export function Papers({ facts }: { facts: DeskFacts }) {
  const { t } = useTranslation('desk');
  const [first, ...others] = usePapers(facts);
  const more = others.filter(({ kind }) => kind !== 'printing').length;
  return (
    <>
      {first?.kind === 'printing' && <Printing job={first.job} />}
      {first !== undefined && first.kind !== 'printing' && (
        <section className="paper" aria-label={t('paper.title')}>
          {first.kind === 'ask' ? <Asked facts={facts} job={first.job} /> : <Failed facts={facts} job={first.job} />}
          {more > 0 && <p className="paper-more">{t('paper.more', { count: more })}</p>}
        </section>
      )}
      <Says place="paper" />
    </>
  );
}

interface PaperProps {
  facts: DeskFacts;
  job: JobViewRow;
}

function Asked({ facts, job: { job, number, printer } }: PaperProps) {
  const { t } = useTranslation('desk');
  const act = useAct();
  const name = usePrinterName(printer);
  const settle = (cameOut: boolean) => void act({ type: 'settlePrint', desk: facts.deskId, job, cameOut }, 'paper');
  return (
    <>
      <p className="paper-words">{t('paper.ask', { number, printer: name })}</p>
      <p className="paper-answers">
        <Answer press={() => settle(true)}>{t('paper.yes')}</Answer>
        <Answer press={() => settle(false)}>{t('paper.noCopy')}</Answer>
      </p>
    </>
  );
}

function Failed({ facts, job: { visit, number, problem } }: PaperProps) {
  const { t } = useTranslation('desk');
  const act = useAct();
  const why = t(`fault.${problem ?? 'internal'}`);
  return (
    <>
      <p className="paper-words">{t('paper.failed', { number, problem: why })}</p>
      <p className="paper-answers">
        <Answer press={() => void act({ type: 'reprint', desk: facts.deskId, visit }, 'paper')}>
          {t('paper.again')}
        </Answer>
      </p>
    </>
  );
}

function Printing({ job: { number, printer } }: { job: JobViewRow }) {
  const { t } = useTranslation('desk');
  return <p className="paper-printing">{t('paper.printing', { number, printer: usePrinterName(printer) })}</p>;
}

function Answer({ press, children }: { press: () => void; children: string }) {
  const busy = usePressState(({ running }) => running !== null);
  return (
    <button type="button" className="call-button" aria-disabled={busy} onClick={() => !busy && press()}>
      {children}
    </button>
  );
}

function usePrinterName(printer: string): string {
  return useHardware().find(({ of, id }) => of === 'printer' && id === printer)?.name ?? printer;
}
