import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('sample', {});
