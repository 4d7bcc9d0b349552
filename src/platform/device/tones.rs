//! Soft tones.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{AudioContext, OscillatorType};

use crate::platform::js;

/// A tone of a pitch (in hertz) for a while (in seconds), beginning after another while.
#[derive(Clone, Copy, Debug)]
pub struct Tone {
    pub pitch: f32,
    pub length: f64,
    pub after: f64,
}

/// How long a tone takes to swell and to fade, in seconds, so that it does not click.
const FADE: f64 = 0.03;
/// The loudest that a tone gets; they are there to be noticed, not to wake anybody.
const LOUDEST: f32 = 0.3;

thread_local! {
    // Browsers allow few of these; one does for as long as the page lives.
    static AUDIO: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Plays tones, as loud as `volume` says (0 to 1). A browser without sound stays silent.
pub fn play(tones: &[Tone], volume: f32) {
    AUDIO.with_borrow_mut(|audio| {
        if audio.is_none() {
            mix_with_music();
            *audio = AudioContext::new().ok();
        }
        let Some(audio) = audio else { return };
        // A page that was opened without a tap may not sound before there is one.
        let _ = audio.resume();
        for tone in tones {
            // A tone that the browser refuses is not worth a word.
            let _ = sound(audio, *tone, volume);
        }
    });
}

fn sound(audio: &AudioContext, tone: Tone, volume: f32) -> Result<(), JsValue> {
    let (oscillator, gain) = (audio.create_oscillator()?, audio.create_gain()?);
    let start = audio.current_time() + tone.after;
    let end = start + tone.length;
    oscillator.set_type(OscillatorType::Sine);
    oscillator.frequency().set_value(tone.pitch);
    let loudness = gain.gain();
    loudness.set_value_at_time(0.0, start)?;
    loudness.linear_ramp_to_value_at_time(volume * LOUDEST, start + FADE)?;
    loudness.set_value_at_time(volume * LOUDEST, (end - FADE).max(start + FADE))?;
    loudness.linear_ramp_to_value_at_time(0.0, end)?;
    oscillator.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&audio.destination())?;
    oscillator.start_with_when(start)?;
    oscillator.stop_with_when(end)
}

/// Where the browser can be told (Safari), tones sound over the person's music instead of stopping it.
fn mix_with_music() {
    if let Some(session) = js::navigator().and_then(|navigator| js::object(&navigator, "audioSession")) {
        js::set(&session, "type", &"ambient".into());
    }
}
