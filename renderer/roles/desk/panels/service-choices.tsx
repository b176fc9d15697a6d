import { useTranslation } from 'react-i18next';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local } from '#ui/site-context.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { Choice } from './choice.tsx';

/** All services of the office, those of this desk first. */
export function ServiceChoices({ facts, choose }: { facts: DeskFacts; choose: (service: string) => void }) {
  const { t } = useTranslation('desk');
  const open = [...facts.services.values()].filter(({ enabled }) => enabled);
  const mine = open.filter(({ service }) => facts.profileServices.has(service));
  const rest = open.filter(({ service }) => !facts.profileServices.has(service));
  return [...mine, ...rest].map(({ service, name, letter, color, waiting }) => (
    <Choice
      key={service}
      press={() => choose(service)}
      icon={<ServiceBlock letter={letter} color={color} />}
      aside={t('waiting', { count: waiting })}
    >
      <Local text={name} />
    </Choice>
  ));
}
