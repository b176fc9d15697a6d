import { expect, test } from 'vitest';
import { autostartOf, isAsAsked } from '#shell/autostart.ts';

const linux = { platform: 'linux', isOn: true, program: '/opt/Now Serving/now-serving', env: {}, home: '/home/lea' };
const execOf = (program: string, env = {}) => {
  const asked = autostartOf({ ...linux, program, env });
  return asked.by === 'file' ? /^Exec=(.*)$/m.exec(asked.content ?? '')?.[1] : undefined;
};

test('on Linux it is an entry of the desktop', () => {
  expect(autostartOf(linux)).toEqual({
    by: 'file',
    file: '/home/lea/.config/autostart/now-serving.desktop',
    content: [
      '[Desktop Entry]',
      'Type=Application',
      'Version=1.5',
      'Name=Now Serving',
      'Exec="/opt/Now Serving/now-serving" --autostarted',
      'Terminal=false',
      'StartupNotify=false',
      'X-GNOME-Autostart-enabled=true\n',
    ].join('\n'),
  });
});

test('off, the entry must not be there', () => {
  expect(autostartOf({ ...linux, isOn: false })).toMatchObject({ by: 'file', content: null });
});

test.each([
  [{ XDG_CONFIG_HOME: '/srv/config' }, '/srv/config/autostart/now-serving.desktop'],
  [{ XDG_CONFIG_HOME: '' }, '/home/lea/.config/autostart/now-serving.desktop'],
  [{ XDG_CONFIG_HOME: 'relative' }, '/home/lea/.config/autostart/now-serving.desktop'],
])('its folder follows %j', (env, file) => {
  expect(autostartOf({ ...linux, env })).toMatchObject({ file });
});

test.each([
  ['/usr/bin/now-serving', '/usr/bin/now-serving --autostarted'],
  ['/opt/100 %/ns', 'env "/opt/100 %%/ns" --autostarted'],
  ['/opt/a"b$c`d\\e/ns', '"/opt/a\\\\"b\\\\$c\\\\`d\\\\\\\\e/ns" --autostarted'],
  ['/opt/a\nExec=evil', '"/opt/a\\nExec=evil" --autostarted'],
])('the program %j is written so that it is started as it is', (program, exec) => {
  expect(execOf(program)).toBe(exec);
});

test('of an AppImage it is the image, not what is in it', () => {
  expect(execOf('/tmp/.mount_x/now-serving', { APPIMAGE: '/home/lea/Apps/Now.AppImage' })).toBe(
    '/home/lea/Apps/Now.AppImage --autostarted',
  );
});

test.each([
  // Without quotes "Program" would be looked for, and a person be asked what to open it with.
  ['win32', 'C:\\Program Files\\Now Serving\\Now Serving.exe', '"C:\\Program Files\\Now Serving\\Now Serving.exe"'],
  ['darwin', '/Applications/Now Serving.app', '/Applications/Now Serving.app'],
])('on %s Electron does it', (platform, program, path) => {
  for (const isOn of [true, false])
    expect(autostartOf({ platform, isOn, program, env: {}, home: '' })).toEqual({
      by: 'loginItem',
      item: { openAtLogin: isOn, path, args: ['--autostarted'] },
    });
});

/** As Electron's documentation has it: `openAtLogin` knows nothing of the list in the Task Manager. */
test.each([
  ['on, and it is', true, { openAtLogin: true, executableWillLaunchAtLogin: true }, true],
  ['on, but switched off in the Task Manager', true, { openAtLogin: true, executableWillLaunchAtLogin: false }, false],
  ['on, but nothing is there', true, { openAtLogin: false, executableWillLaunchAtLogin: false }, false],
  ['on, but with other arguments', true, { openAtLogin: false, executableWillLaunchAtLogin: true }, false],
  ['off, but it is on', false, { openAtLogin: true, executableWillLaunchAtLogin: true }, false],
  [
    'off, and an entry for its former place is not told of',
    false,
    { openAtLogin: false, executableWillLaunchAtLogin: false },
    false,
  ],
])('Windows is told again unless it has what was asked for: %s', (_, openAtLogin, found, is) => {
  expect(isAsAsked('win32', { openAtLogin, path: '', args: [] }, found)).toBe(is);
});

test.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
  [false, false, true],
])('macOS is told when it does not have what was asked for: %j, and it has %j', (openAtLogin, has, is) => {
  expect(isAsAsked('darwin', { openAtLogin, path: '', args: [] }, { openAtLogin: has })).toBe(is);
});
