// What a process of Electron's has of its parent, over Node's own channel: loaded before the process, by tests only.
process.parentPort = {
  on: (name, told) => process.on(name, (data) => told({ data })),
  postMessage: (message) => process.connected && process.send(message),
};
// Electron's processes end with their app.
process.on('disconnect', () => process.exit(1));
