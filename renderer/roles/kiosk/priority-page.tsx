import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BandId } from '#contract/ids.ts';
import type { BandRow } from '#contract/views.ts';
import { Local } from '#ui/site-context.tsx';
import { withSoftHyphens } from './hyphens.ts';
import { PagedList } from './paged-list.tsx';
import { Question } from './question.tsx';
import { useWide } from './use-wide.ts';

interface Props {
  bands: readonly BandRow[];
  larger: boolean;
  onBack: () => void;
  /** Null: none of them. */
  onChoose: (band: BandId | null) => void;
}

/** Whether one of the office's priorities applies; "none" stands on every page, as easy to press as the others. */
export function PriorityPage({ bands, larger, onBack, onChoose }: Props) {
  const { t } = useTranslation('kiosk');
  const sorted = [...bands].sort((a, b) => b.rank - a.rank || a.band.localeCompare(b.band));
  const answers = sorted.map(({ key, band, name }) => ({
    key: key as string,
    node: (
      <Answer onPress={() => onChoose(band)}>
        <Local text={withSoftHyphens(name)} />
      </Answer>
    ),
  }));
  const wide = useWide();
  const none = { key: 'none', node: <Answer onPress={() => onChoose(null)}>{t('priorityNone')}</Answer> };
  return (
    <>
      <Question text={t('priorityQuestion')} onBack={wide ? null : onBack} />
      <PagedList items={answers} last={none} larger={larger} onBack={wide ? onBack : null} />
    </>
  );
}

function Answer({ children, onPress }: { children: ReactNode; onPress: () => void }) {
  return (
    <button type="button" className="k-card k-card-answer" onClick={onPress}>
      <span className="k-card-name">{children}</span>
      <ChevronRight className="icon k-card-go k-turns" aria-hidden="true" />
    </button>
  );
}
