import { useTranslation } from 'react-i18next';
import type { SerialPort } from '#contract/hardware.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { BLANK_PORT } from '../../logic/blanks.ts';

interface Props {
  value: SerialPort;
  change: (value: SerialPort) => void;
  error: (path: string) => string | undefined;
}

const BAUDS = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400] as const;
const PATHS = ['/dev/ttyUSB0', '/dev/ttyACM0', '/dev/serial/by-id/', 'COM3'];
const HEX = 4;

/** A serial device: by its path, or by what its plug says, so that it is found at any socket of the PC. */
export function PortFields({ value, change, error }: Props) {
  const { t } = useTranslation('admin');
  const byPlug = value.path === null;
  const ways = (['path', 'plug'] as const).map((one) => ({ value: one, words: t(`port.by.${one}`) }));
  const find = (by: 'path' | 'plug') =>
    change({ ...BLANK_PORT, baud: value.baud, ...(by === 'plug' && { path: null, vendorId: '', productId: '' }) });
  return (
    <>
      <div className="form-columns">
        <SelectField label={t('port.found')} value={byPlug ? 'plug' : 'path'} options={ways} change={find} />
        <SelectField
          label={t('port.baud')}
          hint={t('port.baudHint')}
          value={`${value.baud}`}
          options={BAUDS.map((baud) => ({ value: `${baud}`, words: `${baud}` }))}
          change={(baud) => change({ ...value, baud: BAUDS.find((one) => `${one}` === baud) ?? value.baud })}
          error={error('baud')}
        />
      </div>
      {byPlug ? (
        <PlugFields value={value} change={change} error={error} />
      ) : (
        <TextField
          label={t('port.path')}
          hint={t('port.pathHint')}
          value={value.path ?? ''}
          change={(path) => change({ ...value, path })}
          error={error('path')}
          suggestions={PATHS}
          max={206}
        />
      )}
    </>
  );
}

function PlugFields({ value, change, error }: Props) {
  const { t } = useTranslation('admin');
  return (
    <div className="form-columns">
      <TextField
        label={t('port.vendorId')}
        hint={t('port.vendorIdHint', { ids: '2341:0043' })}
        value={value.vendorId ?? ''}
        change={(vendorId) => change({ ...value, vendorId })}
        error={error('vendorId')}
        max={HEX}
      />
      <TextField
        label={t('port.productId')}
        value={value.productId ?? ''}
        change={(productId) => change({ ...value, productId })}
        error={error('productId')}
        max={HEX}
      />
      <TextField
        label={t('port.serialNumber')}
        hint={t('port.serialNumberHint')}
        value={value.serialNumber ?? ''}
        change={(serial) => change({ ...value, serialNumber: serial === '' ? null : serial })}
        error={error('serialNumber')}
        max={64}
      />
    </div>
  );
}
