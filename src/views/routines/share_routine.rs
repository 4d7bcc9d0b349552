//! Passing a routine on: a link, a QR code of it, or a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::route::Route;
use crate::domain::routine::Routine;
use crate::domain::routine::share::link;
use crate::domain::routine::share::qr::{self, QrPicture};
use crate::domain::routine_id::RoutineId;
use crate::platform::dom::page;
use crate::platform::exchange::{clipboard, share};
use crate::platform::host::location;
use crate::state::AppState;

/// Closed at first; nothing is written before it has been opened.
#[component]
pub fn ShareRoutine(id: RoutineId, routine: Memo<Routine>, is_open: RwSignal<bool>) -> impl IntoView {
    let shown = Memo::new(move |_| is_open.get());
    view! {
        <details
            class="share-routine"
            prop:open=is_open
            on:toggle:target=move |event| is_open.set(event.target().open())
        >
            <summary data-share="open">"Share this routine"</summary>
            {move || shown.get().then(|| view! { <Ways id routine /> })}
        </details>
    }
}

/// The ways to share it that its length permits.
#[component]
fn Ways(id: RoutineId, routine: Memo<Routine>) -> impl IntoView {
    let link = Memo::new(move |_| {
        let link = routine.with(link::write)?;
        Some(location::full(&Route::shared_href(&link)))
    });
    view! {
        <p>
            "The link holds the steps, times and sides, and the words of your own steps. It does not hold your notes,
            ratings or answers."
        </p>
        {move || match link.get() {
            None => {
                view! {
                    <p>"This routine is too long for a link."</p>
                    <AsFile id />
                }
                    .into_any()
            }
            Some(link) => {
                let picture = qr::draw(&link);
                let is_too_long = picture.is_none();
                view! {
                    <Link link routine />
                    {picture.map(|picture| view! { <QrCode picture /> })}
                    {is_too_long
                        .then(|| {
                            view! {
                                <p>"This link is too long for a QR code. A file holds the routine too."</p>
                                <AsFile id />
                            }
                        })}
                }
                    .into_any()
            }
        }}
    }
}

/// The link itself, with the ways to take it along.
#[component]
fn Link(link: String, routine: Memo<Routine>) -> impl IntoView {
    let said = RwSignal::new(None::<String>);
    let link = StoredValue::new(link);
    // The page may have been left by the time the device answers.
    let say = move |words: String| drop(said.try_set(Some(words)));
    let copy = move |_| {
        let copied = link.with_value(|link| clipboard::copy(link));
        spawn_local(async move {
            match copied.await {
                Ok(()) => say("The link was copied.".to_owned()),
                Err(reason) => {
                    page::select_text("[data-share-link]");
                    say(reason.to_string());
                }
            }
        });
    };
    let send = move |_| {
        let name = routine.with_untracked(|routine| routine.name.clone());
        let sent = link.with_value(|link| share::share_link(&name, link));
        spawn_local(async move {
            if let Err(reason) = sent.await {
                say(reason.to_string());
            }
        });
    };
    view! {
        <label class="field">
            "The link"
            <input type="text" readonly data-share-link prop:value=link.get_value() />
        </label>
        <p class="button-row">
            <button class="button primary" data-share="copy" on:click=copy>"Copy the link"</button>
            {share::is_possible()
                .then(|| view! { <button class="button" data-share="send" on:click=send>"Share…"</button> })}
        </p>
        <p role="status">{move || said.get()}</p>
    }
}

#[component]
fn QrCode(picture: QrPicture) -> impl IntoView {
    let QrPicture { size, dark } = picture;
    view! {
        <p>"Or let another phone's camera read this:"</p>
        <svg
            class="qr-code"
            viewBox=format!("0 0 {size} {size}")
            shape-rendering="crispEdges"
            role="img"
            aria-label="QR code of the link to this routine"
            data-qr
        >
            <rect width=size height=size fill="#fff" />
            <path d=dark fill="#000" />
        </svg>
    }
}

#[component]
fn AsFile(id: RoutineId) -> impl IntoView {
    let state = expect_context::<AppState>();
    view! {
        <p class="button-row">
            <button class="button" data-share="file" on:click=move |_| state.save_routine_file(id)>"Save as a file"</button>
        </p>
        <p class="eyebrow">"To open the file in Unknot: Saved, Routines, “Open a routine file”."</p>
    }
}
