// The least that shows something in a window: what any app of this kind needs before it has done anything of its own.
const { app, BrowserWindow } = require('electron');

const PAGE = 'data:text/html,<title>empty</title><h1>Empty</h1>';
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL(PAGE));
