//! What this browser and this device do for the app: offline, installed, kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::host::install::{self, Install};
use crate::platform::host::offline;
use crate::platform::storage::persistence;
use crate::state::AppState;

/// Whether the app works without a network, how to install it, and how safe what is saved is.
#[component]
pub fn ThisDevice() -> impl IntoView {
    view! {
        <section class="this-device" aria-labelledby="this-device">
            <h2 id="this-device">"Offline and installed"</h2>
            <Offline />
            <Installing />
            <h3>"How safe what you save is"</h3>
            <Promise />
            <p>
                "Safari on iPhone, iPad and Mac may delete what a site has stored when you use Safari for seven days
                without opening the site. An app that was added to the home screen is spared. Anywhere, clearing the
                browser's data for this site deletes everything, and so does closing a private window."
            </p>
            <p>"So install Unknot if you can, and now and then save a backup file."</p>
        </section>
    }
}

#[component]
fn Offline() -> impl IntoView {
    let is_stored = RwSignal::new(offline::is_stored());
    offline::on_stored(move || {
        // The page may have been left since.
        let _ = is_stored.try_set(true);
    });
    let words = move || {
        if is_stored.get() {
            "Ready to use offline: all of Unknot is on this device."
        } else if offline::is_possible() {
            "Not ready for offline use yet. It is made ready by itself while you are connected."
        } else {
            "This browser cannot keep Unknot for offline use."
        }
    };
    view! { <p>{words}</p> }
}

#[component]
fn Installing() -> impl IntoView {
    let how = RwSignal::new(install::how());
    install::on_change(move || {
        // The page may have been left since.
        let _ = how.try_set(install::how());
    });
    move || match how.get() {
        Install::Done => view! { <p>"It runs as an installed app."</p> }.into_any(),
        Install::Ask => view! {
            <p>"Installed, it opens from your home screen or desktop like any other app."</p>
            <p class="button-row">
                <button class="button" on:click=move |_| install::ask()>"Install Unknot"</button>
            </p>
        }
        .into_any(),
        Install::ShareMenu => view! {
            <p>"To install it on an iPhone or iPad:"</p>
            <ol class="install-steps">
                <li>"Open this page in Safari."</li>
                <li>"Tap Share, the square with an arrow."</li>
                <li>"Choose “Add to Home Screen”, then Add."</li>
            </ol>
            <p>
                "The app on the home screen starts empty: save a backup file here first, and open it there."
            </p>
        }
        .into_any(),
        Install::BrowserMenu => view! {
            <p>
                "To install it, look in your browser's menu for “Install”, “Add to Home screen” or “Add to Dock”. Not
                every browser can."
            </p>
        }
        .into_any(),
    }
}

/// What the browser says about keeping what is saved.
#[component]
fn Promise() -> impl IntoView {
    let state = expect_context::<AppState>();
    let promise = RwSignal::new(None);
    spawn_local(async move {
        let promised = persistence::is_promised().await;
        let _ = promise.try_set(promised);
    });
    let words = move || match promise.get() {
        Some(true) => "This browser has promised to keep what you save, even when the device runs out of room.",
        Some(false) => "This browser may delete what you saved when the device runs out of room.",
        None => "This browser does not say whether it keeps what you save when the device runs out of room.",
    };
    let room = state
        .room_taken()
        .map(|taken| format!("{} % of the room for it is taken.", taken.percent()));
    view! { <p>{words} " " {room}</p> }
}
