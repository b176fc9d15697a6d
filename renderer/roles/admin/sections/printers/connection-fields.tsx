import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterConnection } from '#contract/hardware.ts';
import { NumberField } from '../../fields/number-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import type { SettingForm } from '../../form/use-setting-form.ts';
import { BLANK_CONNECTIONS } from '../../logic/blanks.ts';
import { PortFields } from '../hardware/port-fields.tsx';

type Type = PrinterConnection['type'];
const TYPES: readonly Type[] = ['tcp', 'usb', 'serial', 'spooler', 'file'];
/** These say nothing of what became of a paper. */
const SILENT: readonly Type[] = ['spooler', 'file'];

/** The way to the printer, and only what that way needs. */
export function ConnectionFields({ form }: { form: SettingForm<'printer'> }) {
  const { t } = useTranslation('admin');
  const { value, set, error } = form;
  const { connection } = value;
  const choose = (type: Type) => {
    if (type === connection.type) return;
    const answers = SILENT.includes(type) ? 'none' : 'all';
    set({ connection: BLANK_CONNECTIONS[type], answers });
  };
  return (
    <fieldset className="form-group">
      <legend>{t('fields.connection')}</legend>
      <SelectField
        label={t('printer.connectedBy')}
        hint={t(`connection.hint.${connection.type}`)}
        value={connection.type}
        options={TYPES.map((type) => ({ value: type, words: t(`connection.${type}`) }))}
        change={choose}
      />
      <Own
        connection={connection}
        change={(next) => set({ connection: next })}
        error={(path) => error(`connection.${path}`)}
      />
    </fieldset>
  );
}

interface OwnProps {
  connection: PrinterConnection;
  change: (connection: PrinterConnection) => void;
  error: (path: string) => string | undefined;
}

function Own({ connection, change, error }: OwnProps): ReactNode {
  const { t } = useTranslation('admin');
  switch (connection.type) {
    case 'tcp':
      return <Network connection={connection} change={change} error={error} />;
    case 'usb':
      return (
        <TextField
          label={t('connection.path')}
          hint={t('connection.pathHint')}
          value={connection.path}
          change={(path) => change({ ...connection, path })}
          error={error('path')}
          suggestions={['/dev/usb/lp0', '/dev/usb/lp1']}
          max={206}
        />
      );
    case 'serial':
      return <Serial connection={connection} change={change} error={error} />;
    case 'spooler':
      return (
        <TextField
          label={t('connection.queue')}
          hint={t('connection.queueHint')}
          value={connection.queue}
          change={(queue) => change({ ...connection, queue })}
          error={error('queue')}
          max={127}
        />
      );
    case 'file':
      return null;
    default:
      return connection satisfies never;
  }
}

type Of<T extends Type> = Omit<OwnProps, 'connection'> & { connection: Extract<PrinterConnection, { type: T }> };

function Network({ connection, change, error }: Of<'tcp'>) {
  const { t } = useTranslation('admin');
  return (
    <div className="form-columns">
      <TextField
        label={t('connection.host')}
        hint={t('connection.hostHint')}
        value={connection.host}
        change={(host) => change({ ...connection, host })}
        error={error('host')}
        max={253}
      />
      <NumberField
        label={t('connection.port')}
        hint={t('connection.portHint')}
        value={connection.port}
        change={(port) => change({ ...connection, port: port ?? Number.NaN })}
        error={error('port')}
      />
    </div>
  );
}

function Serial({ connection, change, error }: Of<'serial'>) {
  const { t } = useTranslation('admin');
  const flows = (['none', 'rtscts', 'xonxoff'] as const).map((one) => ({
    value: one,
    words: t(`connection.flow.${one}`),
  }));
  return (
    <>
      <PortFields
        value={connection.port}
        change={(port) => change({ ...connection, port })}
        error={(path) => error(`port.${path}`)}
      />
      <SelectField
        label={t('connection.flowControl')}
        hint={t('connection.flowHint')}
        value={connection.flow}
        options={flows}
        change={(flow) => change({ ...connection, flow })}
      />
    </>
  );
}
