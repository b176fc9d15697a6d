import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local } from '#ui/site-context.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';
import { Choice } from './choice.tsx';
import { Segments } from './segments.tsx';

const PLACES = ['age', 'first', 'last'] as const;
const TARGETS = ['service', 'desk', 'person'] as const;
type Transfer = Extract<CommandInput, { type: 'transfer' }>;
type To = Transfer['to'];

interface Props {
  facts: DeskFacts;
  /** Who works here: nobody sends a visitor to themselves. */
  person: string;
  send: (how: Pick<Transfer, 'to' | 'place'>) => void;
}

/** Where to, and where in the line there. */
export function TransferChoices({ facts, person, send }: Props) {
  const { t } = useTranslation('desk');
  const [target, setTarget] = useState<(typeof TARGETS)[number]>('service');
  const [place, setPlace] = useState<(typeof PLACES)[number]>('age');
  const sendTo = (to: To) => send({ to, place });
  return (
    <>
      <Segments
        legend={t('transfer.to')}
        options={TARGETS}
        value={target}
        choose={setTarget}
        words={(one) => t(`transfer.${one}`)}
      />
      <Segments
        legend={t('transfer.place')}
        options={PLACES}
        value={place}
        choose={setPlace}
        words={(one) => t(`transfer.${one}`)}
      />
      <div className="choices">
        {target === 'service' && <Services facts={facts} send={sendTo} />}
        {target === 'desk' && <Desks facts={facts} send={sendTo} />}
        {target === 'person' && <People facts={facts} send={sendTo} me={person} />}
      </div>
    </>
  );
}

type ListProps = Pick<Props, 'facts'> & { send: (to: To) => void };

function Services({ facts, send }: ListProps) {
  const { t } = useTranslation('desk');
  const open = [...facts.services.values()].filter(({ enabled }) => enabled);
  return open.map(({ service, name, letter, color, waiting }) => (
    <Choice
      key={service}
      press={() => send({ service })}
      icon={<ServiceBlock letter={letter} color={color} />}
      aside={t('waiting', { count: waiting })}
    >
      <Local text={name} />
    </Choice>
  ));
}

function Desks({ facts, send }: ListProps) {
  const others = [...facts.desks.values()].filter(({ desk, enabled }) => enabled && desk !== facts.deskId);
  return others.map(({ desk, name, person }) => (
    <Choice key={desk} press={() => send({ desk })} aside={<bdi>{facts.people.get(person ?? '')?.name}</bdi>}>
      <Local text={name} />
    </Choice>
  ));
}

function People({ facts, send, me }: ListProps & { me: string }) {
  const others = [...facts.people.values()].filter(({ person }) => person !== me);
  return others.map(({ person, name, desk }) => {
    const where = facts.desks.get(desk ?? '');
    return (
      <Choice key={person} press={() => send({ person })} aside={where && <Local text={where.name} />}>
        <bdi>{name}</bdi>
      </Choice>
    );
  });
}
