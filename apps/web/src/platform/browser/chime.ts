/** Each tone's frequency in hertz and start in seconds. */
const TONES = [
  [659, 0],
  [880, 0.14],
] as const;
const TONE_SECONDS = 0.3;
/** A quarter of full volume: audible at a desk, but not throughout an office. */
const LOUDNESS = 0.25;

/** Plays two soft tones. Silent where the browser requires a user interaction before sound. */
export function chime(): void {
  if (!('AudioContext' in window)) return;
  const audio = new AudioContext();
  for (const [hertz, begins] of TONES) {
    const at = audio.currentTime + begins;
    const loudness = audio.createGain();
    // Ramps avoid a click at both ends.
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + TONE_SECONDS);
    const tone = audio.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(loudness).connect(audio.destination);
    tone.start(at);
    tone.stop(at + TONE_SECONDS);
    tone.onended = () => {
      if (hertz === TONES[1][0]) void audio.close();
    };
  }
}
