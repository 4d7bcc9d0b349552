//! Taking everything that is saved along as a file, and deleting it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::backup::restore::{Conflict, Import};
use crate::domain::backup::{LARGEST, OmittedPart};
use crate::domain::favourites::Favourites;
use crate::domain::merge::{ImportDiff, Preference};
use crate::domain::place::{SavedPlace, place_name};
use crate::platform::clock;
use crate::state::AppState;
use crate::views::parts::choice::Segmented;
use crate::views::parts::file_field::FileField;
use crate::views::parts::rows::CollectAny;

/// The opened file: a preview of the import, or why it was refused.
#[derive(Clone, Debug)]
enum Opened {
    Preview(Arc<Import>),
    Refused(String),
}

/// Save a file, open one, delete all.
#[component]
pub fn Backup() -> impl IntoView {
    let state = expect_context::<AppState>();
    let opened = RwSignal::new(None::<Opened>);
    view! {
        <section class="backup" aria-labelledby="backup">
            <h2 id="backup">"Backup"</h2>
            <p class="aside">
                "One file with all that you saved and answered. Nobody gets it unless you pass it on. Whoever has the file
                can read your answers about your health."
            </p>
            <div class="group">
                <div>
                    <p class="button-row">
                        <button class="button" data-backup="save" on:click=move |_| state.export_backup()>
                            "Save a backup file"
                        </button>
                        {state
                            .can_share_backup()
                            .then(|| {
                                view! {
                                    <button class="button" data-backup="send" on:click=move |_| state.share_backup()>
                                        "Share the backup…"
                                    </button>
                                }
                            })} <OpenBackup opened />
                    </p>
                    <Opening opened />
                </div>
                <DeleteEverything />
            </div>
        </section>
    }
}

/// The file is looked at first; nothing is changed before the person has seen what would be.
#[component]
fn OpenBackup(opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let look = move |text: String| match state.look_at_backup(&text) {
        Ok(import) => Opened::Preview(Arc::new(import)),
        Err(reason) => Opened::Refused(reason.to_string()),
    };
    let take = Callback::new(move |text: Result<String, String>| {
        opened.set(Some(text.map_or_else(Opened::Refused, look)));
    });
    view! { <FileField label="Open a backup file" name="backup" largest=LARGEST take /> }
}

/// The preview of the opened file, or the reason why it cannot be used.
#[component]
fn Opening(opened: RwSignal<Option<Opened>>) -> impl IntoView {
    view! {
        <div role="status">
            {move || match opened.get() {
                None => ().into_any(),
                Some(Opened::Refused(reason)) => {
                    view! { <p class="refusal" data-import="refused">{reason} " Nothing was changed."</p> }.into_any()
                }
                Some(Opened::Preview(import)) => view! { <Preview import opened /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Preview(import: Arc<Import>, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let row = |name: &'static str, changes: ImportDiff| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{changes.new}</td>
                <td>{changes.changed}</td>
                <td>{changes.same}</td>
            </tr>
        }
    };
    let rows: Vec<_> = import.changes.iter().map(|part| row(part.name, part.changes)).collect();
    let made_at = &import.backup.exported_at;
    let made_at = (!made_at.is_empty()).then(|| format!("Made {made_at}."));
    let left_out: Vec<_> = import.backup.left_out.iter().map(left_out_in_words).collect();
    let differing: Vec<_> = import.differing.iter().map(differing_in_words).collect();
    let is_nothing = import.is_nothing();
    let prefer = RwSignal::new(Preference::default());
    let add = move |_| {
        state.import_backup(&import, prefer.get_untracked());
        opened.set(None);
    };
    view! {
        <div class="import" data-import="preview">
            <h3>"What this file would change"</h3>
            <p>{made_at}</p>
            <table>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">"New"</th>
                        <th scope="col">"Changed"</th>
                        <th scope="col">"The same"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {left_out.into_iter().map(|line| view! { <p class="refusal">{line}</p> }).collect_any()}
            <p>
                {if is_nothing {
                    "Everything in it is here already."
                } else {
                    "Nothing of yours is deleted. Of answers about your health, the later ones count."
                }}
            </p>
            {(!differing.is_empty()).then(|| view! { <WhichCounts differing prefer /> })}
            <p class="button-row">
                {(!is_nothing).then(|| view! { <button class="button primary" on:click=add>"Add it"</button> })}
                <button class="quiet" on:click=move |_| opened.set(None)>"Close"</button>
            </p>
        </div>
    }
}

/// The file may be older than the data here, so the person decides which version to keep.
#[component]
fn WhichCounts(differing: Vec<String>, prefer: RwSignal<Preference>) -> impl IntoView {
    let more = differing.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| format!("and {more} more"));
    let listed = differing.into_iter().take(LISTED).chain(more);
    view! {
        <p>"These are here and in the file, and not the same:"</p>
        <ul>{listed.map(|line| view! { <li>{line}</li> }).collect_any()}</ul>
        <Segmented
            question="prefer"
            ask="Which should count?"
            options=vec![(Preference::Mine, "mine", "Mine, as here"), (Preference::File, "file", "The file's")]
            chosen=prefer
        />
    }
}

/// The most differing things to list by name.
const LISTED: usize = 20;

fn differing_in_words(differing: &Conflict) -> String {
    match differing {
        Conflict::Routine(name) => format!("Routine “{name}”"),
        Conflict::Note(at) => {
            let (day, time) = clock::day_and_time(*at);
            format!("Note of {day}, {time}")
        }
        Conflict::Knot(place) => format!("Knot: {}", saved_name(place)),
        Conflict::Course(place) => format!("Course: {}", saved_name(place)),
        Conflict::Settings => "Settings".to_owned(),
    }
}

fn saved_name(place: &SavedPlace) -> String {
    let known = place.place();
    known.map_or_else(
        || "a place that this version does not know".to_owned(),
        |place| place_name(place.area, Some(place.sore)),
    )
}

fn left_out_in_words(left_out: &OmittedPart) -> String {
    let OmittedPart { part, entries, reason } = left_out;
    match entries {
        None => format!("The {part} in this file cannot be used and stay out: {reason}."),
        Some(count) => {
            format!("Entries of the {part} in this file that cannot be used and stay out: {count} ({reason}).")
        }
    }
}

/// Lists what will be deleted before it is deleted.
#[component]
fn DeleteEverything() -> impl IntoView {
    let state = expect_context::<AppState>();
    let what = move || {
        let favourites = state.favourites.with(Favourites::count);
        let routines = state.routines.with(|all| all.all().len());
        let notes = state.journal.with(|all| all.entries().len());
        let aside = state
            .stored_keys()
            .iter()
            .filter(|name| name.starts_with("unknot.quarantine."))
            .count();
        [
            format!("Favourites: {favourites}"),
            format!("Routines: {routines}"),
            format!("Notes in the journal: {notes}"),
            "Your answers about yourself and your sore places, and where your knots are".to_owned(),
            "Your courses, an interrupted session, and all settings".to_owned(),
            format!("Saved things that could not be read and were set aside: {aside}"),
        ]
    };
    view! {
        <details class="delete-everything">
            <summary>"Delete everything"</summary>
            <p>"This is deleted from this device:"</p>
            <ul>{move || what().map(|line| view! { <li>{line}</li> }).collect_any()}</ul>
            <p>"Unknot itself stays. You can undo this until you close or reload the page."</p>
            <p class="button-row">
                <button class="button" data-backup="delete" on:click=move |_| state.delete_everything()>"Delete all of it"</button>
            </p>
        </details>
    }
}
