import type { ReactNode } from 'react';
import type { BandId, Instant, Language, LocalText, ServiceId } from '#contract/ids.ts';
import type { KioskHead } from '#contract/views.ts';
import { Local } from '#ui/site-context.tsx';
import { useHubState, useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { AidsBar } from './aids-bar.tsx';
import { offerOf } from './choices.ts';
import type { KioskAction, KioskState } from './kiosk-state.ts';
import { Languages } from './languages.tsx';
import { type Fault, faultOf } from './paper.ts';
import { PaperNote } from './paper-note.tsx';
import { Steps } from './steps.tsx';
import { spokenOf } from './use-language.ts';
import { usePrinter } from './use-printer.ts';
import { VIEW } from './view.ts';

interface Props {
  hub: Hub;
  head: KioskHead;
  top: ReactNode;
  now: Instant;
  language: Language;
  state: KioskState;
  dispatch: (action: KioskAction) => void;
  onTake: (service: ServiceId, band: BandId | null, language: Language) => void;
}

/** Everything up to the number: languages first, one question, aids always in the same place. */
export function ChoosingPage({ hub, head, top, now, language, state, dispatch, onTake }: Props) {
  const offer = offerOf(useRows(hub, VIEW, 'category'), useRows(hub, VIEW, 'service'));
  const bands = useRows(hub, VIEW, 'band');
  const lost = useHubState(hub, ({ freshness }) => freshness !== 'current');
  const printer = usePrinter(hub);
  const fault = faultOf(printer);
  const paperless = printer?.paperless === true;
  return (
    <div className="k-screen">
      {top}
      <Languages
        languages={spokenOf(head.languages)}
        chosen={language}
        onChoose={(chosen) => dispatch({ type: 'speak', language: chosen })}
      />
      <main className="k-body">
        <Said fault={paperless ? fault : null} info={head.info} />
        <div className="k-main">
          <Steps
            state={state}
            offer={offer}
            bands={bands}
            dayIsOpen={head.day !== null}
            lost={lost}
            closed={paperless ? null : fault}
            paper={printer !== undefined && fault === null}
            now={now}
            dispatch={dispatch}
            onTake={(service, band) => onTake(service, band, language)}
          />
        </div>
      </main>
      <AidsBar aids={state.aids} help={state.help} dispatch={dispatch} />
    </div>
  );
}

/** What everybody is told before the question: above it, so that the aids stay where they are. */
function Said({ fault, info }: { fault: Fault | null; info: LocalText | null }) {
  if (fault === null && info === null) return null;
  return (
    <div className="k-said">
      {fault !== null && <PaperNote fault={fault} />}
      {info !== null && (
        <p className="k-info">
          <Local text={info} />
        </p>
      )}
    </div>
  );
}
