//! The journal: pain over time, what helped, and every note.

use leptos::prelude::*;
use unknot_content::model::Area;

use crate::domain::catalogue::{find_area, find_technique, guidance};
use crate::domain::journal::chart::{Range, marks};
use crate::domain::journal::entry::Entry;
use crate::domain::movement::MovementNote;
use crate::domain::pain::Pain;
use crate::domain::place::{Place, SoreSide, place_names};
use crate::domain::route::Route;
use crate::domain::time::{Time, is_dated_ahead};
use crate::platform::clock;
use crate::platform::dom::frames::after_paint;
use crate::state::{AppState, Pack};
use crate::views::frame::navigation::WayBack;
use crate::views::journal::entry_editor::EntryEditor;
use crate::views::journal::journal_notes::{HelpedNote, SeeSomebodyNote};
use crate::views::journal::note_field::NoteField;
use crate::views::journal::pain_chart::PainChart;
use crate::views::journal::summary_page::SummaryLink;
use crate::views::parts::choice::Segmented;
use crate::views::parts::empty::Empty;
use crate::views::parts::labels::{rating_label, side_options};
use crate::views::parts::long_list::{LongList, WithMore};
use crate::views::parts::menu::{Menu, MenuItem};
use crate::views::parts::pain_scale::PainScale;
use crate::views::parts::rows::{CollectAny, Rows};

/// How many notes to show at first and add with each "more", and how many to show at most.
const SHOWN: (usize, usize) = (30, 90);

#[component]
pub fn JournalPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let areas = Memo::new(move |_| {
        let areas = state.journal.with(crate::domain::journal::entries::Journal::areas);
        areas.iter().map(|area| area.id).collect::<Vec<_>>()
    });
    let range = RwSignal::new(Range::default());
    // The top of the page is painted before the rest is rendered.
    let is_painted = RwSignal::new(false);
    after_paint(move || {
        let _ = is_painted.try_set(true);
    });
    let known = move || {
        let is_known = move |area: &&'static Area| areas.with(|ids| ids.contains(&area.id));
        guidance().areas.iter().filter(is_known)
    };
    let part = move |area| view! { <AreaPart area range /> };
    view! {
        <div class="page history-page">
            <WayBack to=Route::Today label="Today" />
            <h1 tabindex="-1">"Journal"</h1>
            <div class="group">
                <NoteNow />
                <SummaryLink />
            </div>
            {move || {
                areas
                    .with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <Empty drawing="br-belly" words="Your notes will appear here. They stay on this device." />
                        }
                    })
            }}
            {move || {
                (!areas.with(Vec::is_empty))
                    .then(|| {
                        view! {
                            <Segmented
                                question="range"
                                ask="How far back?"
                                options=Range::ALL.map(|range| (range, range.as_str(), range_label(range))).to_vec()
                                chosen=range
                            />
                        }
                    })
            }}
            {move || known().next().map(part)}
            {move || {
                is_painted
                    .get()
                    .then(|| {
                        view! {
                            {move || known().skip(1).map(part).collect_any()}
                            <Notes />
                        }
                    })
            }}
        </div>
    }
}

/// Pain at one area, and what the journal says about it.
#[component]
pub fn AreaPart(area: &'static Area, range: RwSignal<Range>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let marks = Memo::new(move |_| {
        state
            .journal
            .with(|journal| marks(journal.about(area), range.get(), clock::now()))
    });
    view! {
        <section class="history-area" data-history=area.id.as_str()>
            <h2>{area.name}</h2>
            <SeeSomebodyNote area />
            <PainChart marks range name=area.name />
            <HelpedNote area />
        </section>
    }
}

/// A form to note the pain at one place in a few taps.
#[component]
pub fn NoteNow() -> impl IntoView {
    let state = expect_context::<AppState>();
    let chosen = untrack(|| state.selection.with(|selection| selection.places().first().copied()));
    let area = RwSignal::new(chosen.map_or("", |place| place.area.id.as_str()));
    let side = RwSignal::new(chosen.map_or(SoreSide::Both, |place| place.sore));
    let pain = RwSignal::new(None::<Pain>);
    let note = RwSignal::new(state.draft("note-now"));
    Effect::new(move |_| note.with(|note| state.keep_draft("note-now", note)));
    let told = RwSignal::new("");
    let noted = RwSignal::new(None::<(Pain, Place)>);
    let keep = move |_| {
        let is_empty = pain.with_untracked(Option::is_none) && note.with_untracked(String::is_empty);
        if is_empty && noted.with_untracked(Option::is_some) {
            // A second tap on what was kept a moment ago.
            return;
        }
        let place = find_area(area.get_untracked());
        let Some((found, pain_now)) = place.zip(pain.get_untracked()) else {
            told.set("Choose a place and a number first.");
            noted.set(None);
            return;
        };
        let place = Place {
            area: found,
            sore: side.get_untracked(),
        };
        let is_stored = state.note_pain(place, pain_now, &note.get_untracked());
        pain.set(None);
        note.set(String::new());
        told.set(if is_stored { "Saved." } else { NOT_STORED });
        noted.set(Some((pain_now, place)));
    };
    // The answers it is laid beside may come later than the note.
    let rose = move || {
        let (pain, place) = noted.get()?;
        state.rose(pain, &[place]).then_some(ROSE)
    };
    let option = |area: &'static Area| view! { <option value=area.id.as_str()>{area.name}</option> };
    view! {
        <details class="note-now">
            <summary>"Note how it is now"</summary>
            <label class="field">
                "Where"
                <select
                    name="area"
                    prop:value=move || area.get()
                    on:change:target=move |event| {
                        let id = event.target().value();
                        area.set(find_area(&id).map_or("", |area| area.id.as_str()));
                    }
                >
                    <option value="">"Choose a place"</option>
                    {guidance().areas.iter().map(option).collect_any()}
                </select>
            </label>
            <Segmented
                question="note-side"
                ask="Side"
                options=side_options()
                chosen=side
            />
            <PainScale name="now" ask="How bad is the pain?" chosen=pain />
            <NoteField name="note" note />
            <p class="button-row">
                <button class="button primary" on:click=keep>"Save"</button>
            </p>
            <p role="status">{told} {rose}</p>
        </details>
    }
}

const ROSE: &str =
    " Your pain is up by 2 or more since your last answers. Answer the questions again before you go on.";
const NOT_STORED: &str =
    "It is noted, but it could not be saved: it is gone when you close this page. A backup file keeps it.";

/// Said where a note stands, as its date is kept as it is.
const DATED_AHEAD: &str = "(dated ahead by a wrong clock: nothing goes by it until then)";

/// Every note, newest first.
#[component]
fn Notes() -> impl IntoView {
    let state = expect_context::<AppState>();
    let list = LongList::new(state, SHOWN.0, SHOWN.1);
    let count = Memo::new(move |_| state.journal.with(|journal| journal.entries().len()));
    let newest = Signal::derive(move || {
        let rows = list.rows(count.get());
        state.journal.with(|journal| {
            let newest_first = journal.entries().iter().rev();
            let shown = newest_first.skip(rows.start).take(rows.len());
            shown.map(|entry| entry.at).collect::<Vec<_>>()
        })
    });
    let editing = RwSignal::new(None::<Time>);
    let row = move |at| view! { <Note at editing /> }.into_any();
    move || {
        (count.get() > 0).then(|| {
            view! {
                <section aria-labelledby="notes">
                    <h2 id="notes">{move || format!("Notes ({})", count.get())}</h2>
                    <WithMore list count>
                        <ul class="notes">
                            <Rows numbers=newest row />
                        </ul>
                    </WithMore>
                    <RoomTaken />
                    <DeleteAll />
                </section>
            }
        })
    }
}

#[component]
fn Note(at: Time, editing: RwSignal<Option<Time>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let entry = Memo::new(move |_| state.journal.with(|journal| journal.entry(at).cloned()));
    let shown = untrack(|| entry.with(|entry| entry.as_ref()?.shown));
    let (day, time) = clock::day_and_time_then(at, shown);
    let when = format!("{day}, {time}");
    let is_edited = Memo::new(move |_| editing.get() == Some(at));
    let about = Signal::stored(format!("note of {when}"));
    let menu = move || {
        let items = vec![
            MenuItem::new("Change", move || editing.set(Some(at))),
            MenuItem::new("Delete", move || state.delete_entry(at)),
        ];
        view! { <Menu id=format!("note-menu-{at}") about items /> }
    };
    view! {
        <li class="note" data-entry=at>
            <div class="title-row">
                <p class="eyebrow">{when} {is_dated_ahead(at, clock::now()).then_some(DATED_AHEAD)}</p>
                {move || (!is_edited.get()).then(menu)}
            </div>
            {move || {
                if is_edited.get() {
                    // An entry that is being edited does not change until it is saved.
                    untrack(|| entry.get()).map(|entry| view! { <EntryEditor entry open=editing /> }.into_any())
                } else {
                    entry.get().map(|entry| view! { <NoteText entry /> }.into_any())
                }
            }}
        </li>
    }
}

#[component]
fn NoteText(entry: Entry) -> impl IntoView {
    let places: Vec<Place> = entry.known_places().collect();
    let did: Vec<&str> = entry
        .did
        .iter()
        .filter_map(|id| find_technique(id))
        .map(|technique| technique.title)
        .chain(entry.own.iter().map(String::as_str))
        .collect();
    let pain = match (entry.before, entry.after) {
        (Some(before), Some(after)) => Some(format!("Pain {} before, {} after", before.get(), after.get())),
        (Some(pain), None) => Some(format!("Pain {}", pain.get())),
        (None, Some(after)) => Some(format!("Pain {} after", after.get())),
        (None, None) => None,
    };
    let change = entry.change.map(|change| rating_label(change).to_ascii_lowercase());
    let told: Vec<String> = pain.into_iter().chain(change).collect();
    let movement = entry.movement.map(|movement| view! { <MovementLine movement /> });
    let note = Some(entry.note).filter(|note| !note.is_empty());
    view! {
        <p>
            <strong>{place_names(&places)}</strong>
            {(!told.is_empty()).then(|| format!(" {}.", told.join(", ")))}
        </p>
        {(!did.is_empty()).then(|| view! { <p class="glance" dir="auto">{did.join(", ")}</p> })}
        {movement}
        {note.map(|note| view! { <p class="own-words" dir="auto">{note}</p> })}
    }
}

/// The movement that was tried before and after, once the words for it have been loaded.
#[component]
fn MovementLine(movement: MovementNote) -> impl IntoView {
    let state = expect_context::<AppState>();
    state.ask_for(Pack::CHECK);
    move || {
        let line = movement.in_words(state.rules()?.movement_test(movement.test())?)?;
        Some(view! { <p class="glance" data-movement>{line}</p> })
    }
}

/// The share of the browser's storage quota that is used.
#[component]
fn RoomTaken() -> impl IntoView {
    let state = expect_context::<AppState>();
    move || {
        // Every change of the journal changes it.
        state.journal.track();
        let taken = state.room_taken()?;
        let words = format!(
            "About {} % of this browser's space for Unknot is used.",
            taken.percent()
        );
        Some(view! { <p class=if taken.is_nearly_full() { "calm-note caution" } else { "eyebrow" }>{words}</p> })
    }
}

#[component]
fn DeleteAll() -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_asking = RwSignal::new(false);
    let delete = move |_| {
        is_asking.set(false);
        state.delete_journal();
    };
    move || {
        if is_asking.get() {
            view! {
                <div class="calm-note caution">
                    <p>"Delete every note? This cannot be undone."</p>
                    <button class="button" data-delete-all on:click=delete>"Delete all notes"</button>
                    <button class="button" on:click=move |_| is_asking.set(false)>"Keep them"</button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <p class="button-row">
                    <button class="button" on:click=move |_| is_asking.set(true)>"Delete all notes"</button>
                </p>
            }
            .into_any()
        }
    }
}

const fn range_label(range: Range) -> &'static str {
    match range {
        Range::TwoWeeks => "2 weeks",
        Range::ThreeMonths => "3 months",
        Range::All => "All",
    }
}
