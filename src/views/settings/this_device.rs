//! The section on this device: offline use, installation, and how safe saved data is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::storage::quota::StorageUse;
use crate::platform::host::install::{self, Install};
use crate::platform::host::offline;
use crate::platform::storage::persistence;
use crate::state::AppState;

/// Shows whether the app works offline, how to install it, and how safe saved data is.
#[component]
pub fn ThisDevice() -> impl IntoView {
    view! {
        <section class="this-device" aria-labelledby="this-device">
            <h2 id="this-device">"This device"</h2>
            <div class="group">
                <Offline />
                <Installing />
                <Promise />
                <details>
                    <summary>"How to keep it safe"</summary>
                    <p>
                        "What you save is in this browser, on this device. It is gone if you clear the browser's data for
                        this site or close a private window. Safari on iPhone, iPad and Mac may delete it when you do not
                        open Unknot for seven days of using Safari, but not once Unknot is on the home screen."
                    </p>
                    <p>"So install Unknot if you can, and save a backup file now and then."</p>
                </details>
            </div>
        </section>
    }
}

/// A line with what it is about and how it stands.
#[component]
fn Standing(about: &'static str, #[prop(into)] how: Signal<String>) -> impl IntoView {
    view! {
        <p class="row-words">
            <span>{about}</span>
            <span>{how}</span>
        </p>
    }
}

#[component]
fn Offline() -> impl IntoView {
    let is_stored = RwSignal::new(offline::is_stored());
    // It ends with the page.
    let _ = StoredValue::new_local(offline::on_stored(move || is_stored.set(true)));
    let words = move || {
        if is_stored.get() {
            "Ready to use offline. All of Unknot is on this device."
        } else if offline::is_possible() {
            "Not ready yet. It gets ready by itself while you are connected."
        } else {
            "This browser cannot keep Unknot for offline use."
        }
        .to_owned()
    };
    view! { <Standing about="Without a connection" how=Signal::derive(words) /> }
}

#[component]
fn Installing() -> impl IntoView {
    let how = RwSignal::new(install::how());
    // It ends with the page.
    let _ = StoredValue::new_local(install::on_change(move || how.set(install::how())));
    move || {
        match how.get() {
        Install::Done => view! { <Standing about="Installed" how="Unknot runs as an app." /> }.into_any(),
        Install::Ask => view! {
            <div>
                <Standing about="Install" how="Open Unknot from your home screen, like any other app." />
                <p class="button-row">
                    <button class="button" on:click=move |_| install::ask()>"Install Unknot"</button>
                </p>
            </div>
        }
        .into_any(),
        Install::ShareMenu => view! {
            <div>
                <Standing about="Install" how="On an iPhone or iPad:" />
                <ol class="install-steps">
                    <li>"Open this page in Safari."</li>
                    <li>"Tap Share, the square with an arrow."</li>
                    <li>"Choose “Add to Home Screen”, then Add."</li>
                </ol>
                <p class="aside">
                    "The app on the home screen starts empty. Save a backup file here first, and open it there."
                </p>
            </div>
        }
        .into_any(),
        Install::BrowserMenu => view! {
            <Standing
                about="Install"
                how="Look in your browser's menu for “Install”, “Add to Home screen” or “Add to Dock”. Not every browser has it."
            />
        }
        .into_any(),
    }
    }
}

/// Whether the browser promises to keep saved data.
#[component]
fn Promise() -> impl IntoView {
    let state = expect_context::<AppState>();
    let promise = RwSignal::new(None);
    spawn_local(async move {
        let promised = persistence::is_promised().await;
        let _ = promise.try_set(promised);
    });
    let room = state.room_taken().map(StorageUse::percent);
    let words = move || {
        let kept = match promise.get() {
            Some(true) => "The browser promises to keep it.",
            Some(false) => "The browser may delete it when the device is full.",
            None => "The browser does not say if it keeps it when the device is full.",
        };
        match room {
            Some(percent) => format!("{kept} {percent} % of the space is used."),
            None => kept.to_owned(),
        }
    };
    view! { <Standing about="What you saved" how=Signal::derive(words) /> }
}
