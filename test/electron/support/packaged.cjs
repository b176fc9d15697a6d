// What the packaged app of the tests begins with: first what the old Electron lacks, then the app.
require('./compat.cjs');
require('../out/shell/main.cjs');
