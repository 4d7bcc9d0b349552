//! Sheets over a session: its steps and more, or the question whether to stop.

use leptos::prelude::*;

use crate::domain::session::player::Player;
use crate::platform::dom::page;
use crate::state::AppState;

/// The sheet over the session, which waits meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    Nothing,
    /// Steps, sounds and more. Whether the session goes on by itself afterwards.
    More(bool),
    /// The question whether to stop.
    Leaving,
}

/// Asks whether to stop; the session waits for the answer.
pub fn ask_to_leave(state: AppState, aside: RwSignal<Aside>) {
    state.play(Player::pause);
    aside.set(Aside::Leaving);
    request_animation_frame(|| page::focus_first(".player-leave .primary"));
}

/// Opens what is not needed at every moment. Whoever reads it need not hurry: the session waits.
pub fn open_more(state: AppState, aside: RwSignal<Aside>) {
    let goes_on = state
        .session
        .with_untracked(|session| session.as_ref().is_some_and(|session| !session.player.is_paused()));
    state.play(Player::pause);
    aside.set(Aside::More(goes_on));
    request_animation_frame(|| page::focus_first(".player-sheet h2"));
}

/// Closes it; the session goes on if it did before.
pub fn close_more(state: AppState, aside: RwSignal<Aside>) {
    if let Aside::More(true) = aside.get_untracked() {
        state.play(Player::run);
    }
    aside.set(Aside::Nothing);
    request_animation_frame(|| page::focus_first("[data-more]"));
}
