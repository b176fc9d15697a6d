import type { SpeechEngine } from '#hardware/ports.ts';
import { askedOnce, noneWhenMissing, tagFor } from './engine.ts';
import { run } from './program.ts';

/** Fixed scripts: nothing is ever pasted into them. */
const OPEN = 'Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer;';
const LIST = `${OPEN} $s.GetInstalledVoices() | Where-Object { $_.Enabled } | ForEach-Object { $_.VoiceInfo.Culture.Name }`;
const SPEAK = `${OPEN}
$in = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), [System.Text.Encoding]::UTF8)
$culture = $in.ReadLine()
$text = $in.ReadToEnd()
$voice = $s.GetInstalledVoices() | Where-Object { $_.Enabled -and $_.VoiceInfo.Culture.Name -eq $culture } | Select-Object -First 1
if ($null -eq $voice) { exit 3 }
$s.SelectVoice($voice.VoiceInfo.Name)
$sound = New-Object System.IO.MemoryStream
$s.SetOutputToWaveStream($sound)
$s.Speak($text)
$s.SetOutputToNull()
$bytes = $sound.ToArray()
$out = [Console]::OpenStandardOutput()
$out.Write($bytes, 0, $bytes.Length)
$out.Flush()`;

/**
 * The voices of Windows (SAPI 5, System.Speech) through PowerShell. Not tried on Windows. The voice's culture is the first line
 * of standard input and the text what follows; the command line is always the same.
 */
export function createWindowsSapi(limit: number): SpeechEngine {
  const powershell = (script: string, input: string) =>
    run({ program: 'powershell.exe', args: ['-NoProfile', '-NonInteractive', '-Command', script], input, limit });
  const cultures = askedOnce(() => powershell(LIST, '').then(parseCultures));
  return {
    name: 'sapi',
    languages: () => noneWhenMissing(cultures().then((found) => found.keys())),
    async speak(text, language) {
      const found = await cultures();
      const culture = found.get(tagFor(language, found.keys()) ?? '');
      if (culture === undefined) throw new Error(`Windows has no voice for ${language}`);
      return powershell(SPEAK, `${culture}\n${text}`);
    },
  };
}

/** `fr-FR` on a line speaks `fr-FR`, and `fr` unless an earlier one does. */
function parseCultures(list: Buffer): Map<string, string> {
  const cultures = new Map<string, string>();
  for (const [culture, language = ''] of list.toString('utf8').matchAll(/^([a-z]{2,3})-[A-Za-z-]{2,12}(?=\r?$)/gm)) {
    for (const tag of [language, culture]) cultures.set(tag, cultures.get(tag) ?? culture);
  }
  return cultures;
}
