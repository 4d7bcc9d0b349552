//! After a session: how it went.

use leptos::prelude::*;
use unknot_content::model::{Kind, Technique};

use crate::domain::course::ladder::asks_effort;
use crate::domain::journal::entry::Rating;
use crate::domain::route::Route;
use crate::domain::session::saved::Session;
use crate::domain::wording::ending;
use crate::state::AppState;
use crate::views::frame::lazy::{LazyKeepUp, NextTime, StillFigure};
use crate::views::journal::journal_notes::SeeSomebodyNote;
use crate::views::parts::draft_field::{DraftField, DraftNote};
use crate::views::parts::on_change::on_change;
use crate::views::parts::pain_scale::PainScale;
use crate::views::parts::rows::CollectAny;
use crate::views::session::movement_test::TestAgain;
use crate::views::session::rating::{ChangeChoice, EffortChoice};

#[component]
pub fn Done() -> impl IntoView {
    let state = expect_context::<AppState>();
    let session = untrack(|| state.session.get());
    let home = session.as_ref().map_or(Route::Map, Session::home);
    let areas: Vec<_> = session
        .iter()
        .flat_map(|session| &session.places)
        .map(|place| place.area)
        .collect();
    let place = session.as_ref().and_then(|session| session.places.first().copied());
    // After a reload something was said already.
    // The session may have changed by the time the page is left.
    let entry = session.as_ref().and_then(|session| session.entry);
    let typed = DraftField::new(state, "session".to_owned(), move |note| match entry {
        Some(at) => state.change_note(at, note),
        None => state.rate_session(|entry| entry.set_note(note)),
    });
    let noted = state.session_entry().unwrap_or_default();
    let note = noted.note;
    let after = RwSignal::new(noted.after);
    let change = RwSignal::new(noted.change);
    let effort = RwSignal::new(noted.effort);
    on_change(after, move |after| state.rate_session(|entry| entry.after = after));
    on_change(change, move |change| state.rate_session(|entry| entry.change = change));
    on_change(effort, move |effort| state.rate_session(|entry| entry.effort = effort));
    let asks_effort = session
        .as_ref()
        .is_some_and(|session| asks_effort(session, untrack(|| state.place_of_course())));
    let has_note = !note.is_empty();
    // The place cools down from coral to sage.
    let eased = place
        .zip(session.as_ref().and_then(shown_at_the_end))
        .map(|(place, technique)| {
            let sore = Signal::stored(Some(place.sore));
            view! { <div class="eased" aria-hidden="true"><StillFigure technique sore /></div> }
        });
    let before = session.as_ref().and_then(|session| session.before);
    let rose = move || before.zip(after.get()).is_some_and(|(before, after)| after > before);
    let worse = move || (rose() || change.get() == Some(Rating::Worse)).then_some(WORSE);
    let again = session
        .filter(|session| session.movement.is_some())
        .map(|session| view! { <TestAgain session after /> });
    let back = match home {
        Route::Plan(..) => "Back to your plan",
        Route::Routine(_) => "Back to the routine",
        _ => "Back to the body",
    };
    view! {
        <section class="session-end" data-player data-phase="done" data-remaining="0" aria-label="Guided session">
            <h1 tabindex="-1">
                <span aria-hidden="true">{move || ending(before, after.get(), "→")}</span>
                <span class="visually-hidden" role="status">{move || ending(before, after.get(), "to")}</span>
            </h1>
            {eased}
        </section>
        <section class="after-session" aria-label="How it went">
            <PainScale name="after" ask="How is the pain now?" chosen=after />
            <ChangeChoice chosen=change />
            {asks_effort.then(|| view! { <EffortChoice chosen=effort /> })}
            <p role="status">{worse}</p>
            {again}
            <details class="fold" open=has_note>
                <summary>
                    <span>"Add a note"</span>
                </summary>
                <DraftNote name="note" label="A note for yourself" words=Signal::stored(note) typed />
            </details>
            {areas.into_iter().map(|area| view! { <SeeSomebodyNote area /> }).collect_any()}
            <p class="eyebrow">
                "A little soreness is fine for a day. With new numbness, weakness, fever or swelling, stop and answer the
                questions again."
            </p>
            <p class="button-row">
                <a class="button primary" href=home.href()>{back}</a>
            </p>
            {place.map(|place| view! {
                <NextTime place />
                <LazyKeepUp place />
            })}
            <p class="eyebrow">"You can leave all of this out. " <a href=Route::Journal.href()>"Your journal"</a></p>
        </section>
    }
}

/// The drawing of the last stretch, or of the last technique at all.
fn shown_at_the_end(session: &Session) -> Option<&'static Technique> {
    let techniques = session.techniques();
    let stretch = techniques.iter().rfind(|technique| technique.kind == Kind::Stretch);
    stretch.or(techniques.last()).copied()
}

const WORSE: &str = "Take less next time, or leave it for a day. Unknot keeps to gentler things here until it goes well \
    again.";
