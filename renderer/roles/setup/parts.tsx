import { useTranslation } from 'react-i18next';
import type { SetupState } from '#contract/setup.ts';
import { PART_ROLES, type PartRole } from '#contract/windows.ts';
import { Locked } from './locked.tsx';

interface Props {
  role: SetupState['role'];
  chosen: PartRole[];
  choose: (roles: PartRole[]) => void;
}

/** What can be chosen of what was decided for this PC. */
export const partsOf = ({ value }: SetupState['role']): PartRole[] => PART_ROLES.filter((one) => value.includes(one));

/** What the screens of this PC are for; one or several. What the organisation decided stands, with that reason. */
export function Parts({ role, chosen, choose }: Props) {
  const { t } = useTranslation('setup');
  const toggle = (one: PartRole) => choose(PART_ROLES.filter((other) => (other === one) !== chosen.includes(other)));
  return (
    <fieldset disabled={role.locked}>
      <legend>{t('parts')}</legend>
      <div className="setup-parts">
        {PART_ROLES.map((one) => (
          <label key={one} className="setup-part">
            <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />
            <strong>{t(`part.${one}`)}</strong>
            <span>{t(`partSays.${one}`)}</span>
          </label>
        ))}
      </div>
      {role.locked && <Locked setting={role} />}
    </fieldset>
  );
}
