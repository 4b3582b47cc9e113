import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { calls, events } from './contract/calls';

/** Builds `window.marquee` from the contract. It is never edited for a new call or event. */
const bridge = {
  ...Object.fromEntries(
    Object.keys(calls).map((name) => [name, (argument: unknown) => ipcRenderer.invoke(name, argument)]),
  ),
  on(name: string, listener: (value: unknown) => void) {
    if (!Object.hasOwn(events, name)) throw new TypeError('There is no such event.');
    const pass = (_: IpcRendererEvent, value: unknown): void => listener(value);
    ipcRenderer.on(name, pass);
    return () => {
      ipcRenderer.off(name, pass);
    };
  },
};

// That this is a Bridge follows from the tables; e2e tests hold it to them.
contextBridge.exposeInMainWorld('marquee', bridge);
