import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, BridgeAsk, BridgeTold } from '#contract/bridge.ts';
import type { SetupAsk, SetupBridge } from '#contract/setup.ts';
import { StaffCorner } from './staff-corner.ts';

/** The whole bridge. It passes questions on and decides nothing: the main process checks who asks, and for what. */

const ask = (asked: BridgeAsk | SetupAsk) => ipcRenderer.invoke('ask', asked);

const bridge: Bridge = {
  again: () => ask({ type: 'again' }),
  chooseOffice: () => ask({ type: 'chooseOffice' }),
  leave: (pin, rejoins) => ask({ type: 'leave', pin, rejoins }),
  choosePin: (pin) => ask({ type: 'choosePin', pin }),
  serving: (isServing) => ask({ type: 'serving', isServing }),
  linked: (isLinked) => ask({ type: 'linked', isLinked }),
  desk: () => ask({ type: 'desk' }),
  setDesk: (choice) => ask({ type: 'setDesk', choice }),
  arrived: () => ask({ type: 'arrived' }),
  hear(told) {
    const hear = (_event: unknown, what: BridgeTold) => told(what);
    ipcRenderer.on('tell', hear);
    return () => void ipcRenderer.removeListener('tell', hear);
  },
  token: () => ask({ type: 'token' }),
  keepToken: (token) => ask({ type: 'keepToken', token }),
};

const setup: SetupBridge = {
  state: (isAttended) => ask({ type: 'setupState', isAttended }),
  look: () => ask({ type: 'setupLook' }),
  address: (address) => ask({ type: 'setupAddress', address }),
  numbers: () => ask({ type: 'setupNumbers' }),
  start: (preset, what) => ask({ type: 'setupStart', preset, ...what }),
  join: ({ id, host }, what) => ask({ type: 'setupJoin', id, host, ...what }),
};

// What a PC is, is asked by a page of the app's own.
const all = window.location.protocol === 'app:' ? { ...bridge, setup } : bridge;
contextBridge.exposeInMainWorld('nowServing', all);

// Whether the page's process still answers: it says so as soon as it stands, and whenever it is asked.
const answer = () => ipcRenderer.send('pulse');
ipcRenderer.on('pulse', answer);
answer();

// Here and not in a page, so that staff leave a kiosk whatever it shows. Other windows are refused, and need not know.
const corner = new StaffCorner(() => ask({ type: 'staff' }).catch(() => {}));
window.addEventListener('pointerdown', (event) => corner.touched(event), { capture: true });
