import { Accessibility, ALargeSmall, CircleQuestionMark, Contrast, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Aid, Aids, KioskAction } from './kiosk-state.ts';

const AIDS: { aid: Aid; Icon: LucideIcon }[] = [
  { aid: 'contrast', Icon: Contrast },
  { aid: 'larger', Icon: ALargeSmall },
  { aid: 'lower', Icon: Accessibility },
];

interface Props {
  aids: Aids;
  help: boolean;
  dispatch: (action: KioskAction) => void;
}

/** Help and aids, always in the same place. */
export function AidsBar({ aids, help, dispatch }: Props) {
  const { t } = useTranslation('kiosk');
  return (
    <nav className="k-aids" aria-label={t('aids')}>
      <button
        type="button"
        className="k-aid"
        aria-pressed={help}
        onClick={() => dispatch({ type: 'help', shown: !help })}
      >
        <CircleQuestionMark className="icon" aria-hidden="true" />
        {t('help')}
      </button>
      {AIDS.map(({ aid, Icon }) => (
        <button
          key={aid}
          type="button"
          className="k-aid"
          aria-pressed={aids[aid]}
          onClick={() => dispatch({ type: 'toggle', aid })}
        >
          <Icon className="icon" aria-hidden="true" />
          {t(aid)}
        </button>
      ))}
    </nav>
  );
}
