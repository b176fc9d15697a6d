import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local } from '#ui/site-context.tsx';
import { Choice } from './choice.tsx';
import type { PanelProps } from './panel.tsx';
import { Segments } from './segments.tsx';
import { usePanelAct } from './use-panel-act.ts';

const PLACES = ['age', 'first', 'last'] as const;
const TARGETS = ['service', 'desk', 'person'] as const;
type To = Extract<CommandInput, { type: 'transfer' }>['to'];

/** Where to, and where in the line there. */
export function TransferPanel({ facts, done, person }: PanelProps & { person: string }) {
  const { t } = useTranslation('desk');
  const act = usePanelAct(done);
  const [target, setTarget] = useState<(typeof TARGETS)[number]>('service');
  const [place, setPlace] = useState<(typeof PLACES)[number]>('age');
  const send = (to: To) => void act({ type: 'transfer', desk: facts.deskId, to, place });
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
        {target === 'service' && <Services facts={facts} send={send} />}
        {target === 'desk' && <Desks facts={facts} send={send} />}
        {target === 'person' && <People facts={facts} send={send} me={person} />}
      </div>
    </>
  );
}

type ListProps = Pick<PanelProps, 'facts'> & { send: (to: To) => void };

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
