// One window without anything of the app: for pages as the engine itself shows them.
const { app, BrowserWindow } = require('electron');

app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
app.whenReady().then(() => {
  const webPreferences = { backgroundThrottling: false, sandbox: true };
  new BrowserWindow({ width: 1280, height: 800, webPreferences }).loadURL('about:blank');
});
