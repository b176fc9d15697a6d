import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, BridgeAsk } from '#contract/bridge.ts';

/** The whole bridge. It passes questions on and decides nothing: the main process checks who asks, and for what. */

const ask = (asked: BridgeAsk) => ipcRenderer.invoke('ask', asked);

const bridge: Bridge = {
  again: () => ask({ type: 'again' }),
  staff: () => ask({ type: 'staff' }),
  leave: (pin) => ask({ type: 'leave', pin }),
  serving: (isServing) => ask({ type: 'serving', isServing }),
};

contextBridge.exposeInMainWorld('nowServing', bridge);
