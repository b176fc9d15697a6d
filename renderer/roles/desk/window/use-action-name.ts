import { useTranslation } from 'react-i18next';
import type { ShortcutAction } from '#contract/shortcuts.ts';

/** What a key is for, in the words of its button. */
export function useActionName(): (action: ShortcutAction) => string {
  const { t } = useTranslation('desk');
  return (action) => {
    switch (action) {
      case 'next':
      case 'start':
      case 'undo':
        return t(action);
      case 'show':
        return t('window.show');
      case 'recall':
      case 'end':
      case 'noShow':
      case 'recycle':
        return t(`action.${action}`);
      default:
        return action satisfies never;
    }
  };
}
