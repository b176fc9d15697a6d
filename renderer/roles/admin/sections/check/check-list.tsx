import { CircleCheck, CircleX, Copy, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { CheckState, CheckStep } from '#contract/self-check.ts';
import type { SettingViewRow } from '#contract/views.ts';
import { Button } from '#ui/button.tsx';
import { useFormats } from '#ui/site-context.tsx';
import { useAdmin } from '../../admin-tools.tsx';
import { placesOf, reportOf, type ToldPlace, type ToldStep } from '../../logic/check-report.ts';
import { copyText } from '../../logic/copy-text.ts';
import { settingsOf } from '../../logic/settings.ts';
import { TestTicket } from '../printers/test-ticket.tsx';
import { SayTest } from '../voice/say-test.tsx';
import { useCheckWords, usePlaceName } from './use-check-words.ts';

const ICONS: Record<CheckState, LucideIcon> = { green: CircleCheck, amber: TriangleAlert, red: CircleX };
const TONES: Record<CheckState, string> = { green: 'tone-good', amber: 'tone-warn', red: 'tone-bad' };

/** The steps of a check, PC by PC, and the same as a text to send. */
export function CheckList({ steps, at }: { steps: readonly CheckStep[]; at: Instant }) {
  const tell = useCheckWords();
  const told = steps.map((step, index) => tell(step, index));
  const places = placesOf(told, usePlaceName());
  return (
    <>
      {places.map((place) => (
        <section key={place.where} className="check-place" aria-label={place.name}>
          <h2>{place.name}</h2>
          <ol className="check-steps" start={place.steps[0]?.n}>
            {place.steps.map((one) => (
              <StepLine key={one.n} told={one} />
            ))}
          </ol>
        </section>
      ))}
      <CopyReport places={places} at={at} />
    </>
  );
}

function StepLine({ told: { n, step, title, is, remedy } }: { told: ToldStep }) {
  const { t } = useTranslation('admin');
  const Icon = ICONS[step.state];
  return (
    <li className={`check-step check-${step.state}`}>
      <span className="check-n num">{n}</span>
      <Icon className={`icon state-mark ${TONES[step.state]}`} aria-hidden="true" />
      <div className="check-words">
        <h3>
          <bdi>{title}</bdi>
          <span className="sr-only">, {t(`check.state.${step.state}`)}</span>
        </h3>
        <p>{is}</p>
        {remedy !== null && <p className="check-remedy">{remedy}</p>}
        <TryOut step={step} />
      </div>
    </li>
  );
}

/** What only a person can judge: the paper in the hand, the voice in the ear. */
function TryOut({ step }: { step: CheckStep }) {
  const { settings } = useAdmin();
  if (step.what === 'voice') return step.state === 'red' ? null : <SayTest desk={null} unsaved={false} />;
  const printer = step.what === 'printer' ? printerOf(step, settings) : undefined;
  return printer === undefined ? null : <TestTicket printer={printer} unsaved={false} />;
}

/** A station tells its printers by the name they have in the settings. */
function printerOf({ where, params }: CheckStep, settings: readonly SettingViewRow[]): string | undefined {
  if (typeof params.id === 'string') return params.id;
  const named = settingsOf(settings, 'printer').filter(({ value }) => value.name === params.name);
  return named.find(({ value }) => value.station === where)?.id;
}

function CopyReport({ places, at }: { places: readonly ToldPlace[]; at: Instant }) {
  const { t } = useTranslation('admin');
  const { head } = useAdmin();
  const { date, time } = useFormats();
  const [says, setSays] = useState<string | null>(null);
  const words = { green: t('check.state.green'), amber: t('check.state.amber'), red: t('check.state.red') };
  const title = t('check.report', { site: head.site, date: date(at), time: time(at) });
  const copy = async () => {
    const copied = await copyText(reportOf(title, places, words));
    setSays(copied ? t('check.copied') : t('check.notCopied'));
  };
  return (
    <div className="try-out">
      <Button icon={<Copy className="icon" aria-hidden="true" />} onClick={() => void copy()}>
        {t('check.copy')}
      </Button>
      <span role="status">{says}</span>
    </div>
  );
}
