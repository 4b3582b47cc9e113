/** The baseline of a command: Electron gets ready and ends. */
const { app } = require('electron');

app.disableHardwareAcceleration();
void app.whenReady().then(() => app.exit(0));
