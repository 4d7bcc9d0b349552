//! What Unknot is, what it is not, and what it rests on.

use leptos::prelude::*;

use crate::domain::changelog::{Release, releases};
use crate::domain::route::Route;
use crate::views::learn::facts::AllSources;
use crate::views::parts::rows::CollectAny;

/// About the app: purpose, limits, privacy, sources, licences, version.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <div class="page about-page">
            <h1 tabindex="-1">"About Unknot"</h1>
            <p>
                "Unknot helps you ease a sore, knotted muscle: tap where it hurts, and follow a stretch, a press or
                warmth for that spot."
            </p>
            <h2>"What it is not"</h2>
            <p>
                "It is not a diagnosis and does not replace a doctor or physiotherapist. Its content was put together
                with care from the sources below, but no clinician has reviewed it yet. If a warning sign fits, or you
                are worried, get help instead."
            </p>
            <h2>"Your privacy"</h2>
            <p>
                "No account, no server, no tracking. What you mark stays in this browser on this device."
            </p>
            <p>
                <a class="lone-link" href=Route::Learn.href()>"What a knot is, what is not known, and what else can help"</a>
            </p>
            <h2>"Licences"</h2>
            <p>
                "Unknot is open source: its code and words are under the MIT or the Apache 2.0 licence, as you prefer.
                The drawing of the body is CC0; its outline derives from the MakeHuman base mesh, also CC0."
            </p>
            <h2>"Version"</h2>
            <p>{format!("Version {}", env!("CARGO_PKG_VERSION"))}</p>
            <details class="whats-new">
                <summary>"What is new"</summary>
                {releases().into_iter().map(show_release).collect_any()}
            </details>
            <h2>"Sources"</h2>
            <p>"Everything that the facts in Unknot rest on. Links open the source's own site."</p>
            <AllSources />
        </div>
    }
}

fn show_release(release: Release) -> impl IntoView {
    view! {
        <h3>{release.title}</h3>
        <ul>{release.changes.into_iter().map(|change| view! { <li>{change}</li> }).collect_any()}</ul>
    }
}
