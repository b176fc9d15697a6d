import koffi from 'koffi';
import type { Answer, Handle, Winspool } from './windows-queue.ts';

/** The print spooler of Windows (`winspool.drv`), called without a compiled part of our own. */

const WHOLE_DOCUMENT = 1;
const STATUS_ONLY = 6;
const JOB_AS_TEXT = 1;
const DELETE_JOB = 5;
/** Bytes. The texts of a job stand behind its fields, in the same memory. */
const JOB_ROOM = 16_384;

koffi.struct('DOC_INFO_1W', { name: 'str16', file: 'str16', type: 'str16' });
/** What Windows tells of a job, as far as it is read here. */
const JobInfo = koffi.struct('JOB_INFO_1W', {
  id: 'uint32',
  printer: 'void *',
  machine: 'void *',
  user: 'void *',
  document: 'void *',
  dataType: 'void *',
  text: 'void *',
  status: 'uint32',
});
const STATUS_AT = koffi.offsetof(JobInfo, 'status');

/** @throws Error where there is no such library: on any other system */
export function openWinspool(): Winspool {
  const call = callsOf();
  const open = call('bool __stdcall OpenPrinterW(str16 name, _Out_ void **handle, void *defaults)');
  const close = call('bool __stdcall ClosePrinter(void *handle)');
  const printer = call(
    'bool __stdcall GetPrinterW(void *handle, uint32 level, void *to, uint32 room, _Out_ uint32 *size)',
  );
  const begin = call('uint32 __stdcall StartDocPrinterW(void *handle, uint32 level, DOC_INFO_1W *document)');
  const write = call('bool __stdcall WritePrinter(void *handle, void *bytes, uint32 count, _Out_ uint32 *written)');
  const end = call('bool __stdcall EndDocPrinter(void *handle)');
  const job = call(
    'bool __stdcall GetJobW(void *handle, uint32 id, uint32 level, void *to, uint32 room, _Out_ uint32 *size)',
  );
  const control = call('bool __stdcall SetJobW(void *handle, uint32 id, uint32 level, void *info, uint32 command)');
  return {
    open: (name) => {
      const handle: Handle[] = [null];
      return open(() => handle[0], name, handle, null);
    },
    close: async (handle) => void (await close(nothing, handle)),
    status: (handle) => {
      const info = Buffer.alloc(4);
      return printer(() => info.readUInt32LE(), handle, STATUS_ONLY, info, info.length, [0]);
    },
    begin: (handle, name) => begin((id) => Number(id), handle, WHOLE_DOCUMENT, { name, file: null, type: 'RAW' }),
    write: (handle, bytes) => {
      const written = [0];
      return write(() => written[0] ?? 0, handle, bytes, bytes.length, written);
    },
    end: (handle) => end(nothing, handle),
    jobStatus: (handle, id) => {
      const info = Buffer.alloc(JOB_ROOM);
      return job(() => info.readUInt32LE(STATUS_AT), handle, id, JOB_AS_TEXT, info, info.length, [0]);
    },
    remove: (handle, id) => control(nothing, handle, id, 0, null, DELETE_JOB),
  };
}

type Call = <T>(read: (result: unknown) => T, ...values: unknown[]) => Promise<Answer<T>>;

/** On threads of their own: a spooler that hangs must not stop the station. */
function callsOf(): (declaration: string) => Call {
  const library = koffi.load('winspool.drv');
  const lastError = koffi.load('kernel32.dll').func('uint32 __stdcall GetLastError()');
  return (declaration) => {
    const call = library.func(declaration);
    return async (read, ...values) => {
      const { promise, resolve, reject } = Promise.withResolvers<{ result: unknown; code: number }>();
      // The code belongs to the call: it is asked for before anything else is.
      call.async(...values, (error: unknown, result: unknown) => {
        const code = Number(lastError());
        if (error) reject(error);
        else resolve({ result, code });
      });
      const { result, code } = await promise;
      return result ? { ok: true, value: read(result) } : { ok: false, code };
    };
  };
}

const nothing = (): void => {};
