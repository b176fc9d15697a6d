import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useRefusalText } from '#ui/refusal-text.ts';
import { useFormats } from '#ui/site-context.tsx';
import { countOf } from '../../logic/check-report.ts';
import { CheckList } from './check-list.tsx';
import { type SelfCheckState, useSelfCheck } from './use-self-check.ts';
import './check.css';

/** Everything looked at once: what is well, what is not, and what to do about it. */
export function CheckSection() {
  const { t } = useTranslation('admin');
  const { found, look } = useSelfCheck();
  return (
    <div className="check-page">
      <div className="check-top">
        <Verdict found={found} />
        <Button
          icon={<RotateCw className="icon" aria-hidden="true" />}
          disabled={found.state === 'looking'}
          onClick={look}
        >
          {t('check.again')}
        </Button>
      </div>
      {found.state === 'done' && <CheckList steps={found.steps} at={found.at} />}
    </div>
  );
}

function Verdict({ found }: { found: SelfCheckState }) {
  const words = useVerdict();
  return (
    <p className="check-verdict" role="status">
      {words(found)}
    </p>
  );
}

function useVerdict(): (found: SelfCheckState) => string {
  const { t } = useTranslation('admin');
  const refusalText = useRefusalText();
  const { time } = useFormats();
  return (found) => {
    switch (found.state) {
      case 'looking':
        return t('check.looking');
      case 'refused':
        return refusalText(found.refusal);
      case 'unreached':
        return t('unreached');
      case 'done': {
        const [red, amber] = [countOf(found.steps, 'red'), countOf(found.steps, 'amber')];
        const at = time(found.at);
        if (red > 0) return t('check.red', { count: red, at });
        return amber > 0 ? t('check.amber', { count: amber, at }) : t('check.green', { at });
      }
      default:
        return found satisfies never;
    }
  };
}
