//! Speaking aloud.

use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance};

use crate::platform::js;

/// Speaks a text at a `volume` from 0 to 1, and cuts off the previous one. A browser without a voice stays silent.
pub fn say(text: &str, volume: f32) {
    let Some(voice) = voice() else { return };
    let Ok(words) = SpeechSynthesisUtterance::new_with_text(text) else {
        return;
    };
    words.set_lang("en");
    words.set_volume(volume);
    voice.cancel();
    voice.speak(&words);
}

/// Stops speaking at once, even in the middle of a word.
pub fn hush() {
    if let Some(voice) = voice() {
        voice.cancel();
    }
}

/// Whether the browser can speak at all.
#[must_use]
pub fn can_speak() -> bool {
    voice().is_some()
}

/// Some browsers do not know the API.
fn voice() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    js::object(&window, "speechSynthesis")?;
    window.speech_synthesis().ok()
}
