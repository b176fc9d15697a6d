import { useTranslation } from 'react-i18next';
import { ownName } from '#ui/languages.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { useAdmin } from '../../admin-tools.tsx';
import { nameOf, settingsOf, textIn } from '../../logic/settings.ts';
import { NoStation } from '../hardware/no-station.tsx';
import { Master } from '../master.tsx';
import { useChosen } from '../use-editor.ts';
import { MessageEditor } from './message-editor.tsx';
import { TemplateEditor } from './template-editor.tsx';
import './tickets.css';

/** What stands on the paper: how a ticket looks, and what each service says on it. */
export function TicketsSection() {
  const { t } = useTranslation('admin');
  const groups = [
    {
      title: t('template.title'),
      none: t('template.none'),
      entries: useTemplates(),
      add: { words: t('template.add'), item: 'ticketTemplate:new' },
    },
    { title: t('message.title'), none: t('service.none'), entries: useMessages() },
  ];
  return (
    <>
      <NoStation />
      <Master section="tickets" groups={groups} detail={<Detail />} wide />
    </>
  );
}

function useTemplates() {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const services = settingsOf(settings, 'service');
  return settingsOf(settings, 'ticketTemplate').map(({ id, value }) => {
    const service = services.find((one) => one.id === value.service);
    const forWhom = service === undefined ? t('template.allServices') : nameOf(service, i18n.language);
    const language = value.language === null ? '' : ` · ${ownName(value.language)}`;
    return { item: `ticketTemplate:${id}`, title: value.name, detail: forWhom + language };
  });
}

function useMessages() {
  const { t, i18n } = useTranslation('admin');
  const { settings } = useAdmin();
  const messages = new Map(settingsOf(settings, 'ticketMessage').map(({ id, value }) => [id, value.text]));
  return settingsOf(settings, 'service').map((row) => ({
    item: `ticketMessage:${row.id}`,
    title: nameOf(row, i18n.language),
    detail: shortened(textIn(messages.get(row.id) ?? null, i18n.language)) || t('message.empty'),
    icon: <ServiceBlock letter={row.value.letter} color={row.value.color} />,
  }));
}

/** Room beside a name in the list. */
const LONGEST = 24;
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trim()} …` : text);

function Detail() {
  const chosen = useChosen();
  if (chosen === null) return null;
  const { kind, id } = chosen;
  if (kind === 'ticketTemplate') return <TemplateEditor key={id} id={id} section="tickets" />;
  return kind === 'ticketMessage' ? <MessageEditor key={id} id={id} section="tickets" /> : null;
}
