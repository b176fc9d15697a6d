/** Plays a WAV on this computer; false when the browser cannot. Must follow from a press, or browsers stay silent. */
export async function playSound(wav: ArrayBuffer): Promise<boolean> {
  try {
    const context = new AudioContext();
    await context.resume();
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(wav);
    source.connect(context.destination);
    source.onended = () => void context.close();
    source.start();
    return true;
  } catch {
    return false;
  }
}
