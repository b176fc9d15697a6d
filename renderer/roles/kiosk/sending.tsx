import { useTranslation } from 'react-i18next';
import { Calm } from './calm.tsx';
import { usePassed } from './use-passed.ts';

/** An answer comes within a few hundredths of a second: words would only flash. */
const QUIET_FOR = 400;
const LONG = 4_000;

/** Between the choice and the number. */
export function Sending() {
  const { t } = useTranslation('kiosk');
  const begun = usePassed(QUIET_FOR);
  const long = usePassed(LONG);
  if (!begun) return null;
  return <Calm title={t('sending')} details={long ? [t('sendingLong')] : []} />;
}
