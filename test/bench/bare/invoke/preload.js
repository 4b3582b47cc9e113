/** Makes the round trips here, before any bridge, and hands only their time to the page; or hands the value over. */
const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bare', {
  getValue: () => ipcRenderer.invoke('getValue'),
  /**
   * Milliseconds that one round trip takes, the mean of `count`.
   * @param {number} count
   */
  async roundTrip(count) {
    const begun = performance.now();
    for (let trip = 0; trip < count; trip += 1) await ipcRenderer.invoke('getValue');
    return (performance.now() - begun) / count;
  },
});
