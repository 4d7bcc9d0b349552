//! The page About: what Unknot is, what it is not, and its sources.

use leptos::prelude::*;
use unknot_content::learn::{Learn, Release};

use crate::domain::catalogue::loaded;
use crate::domain::route::Route;
use crate::state::Pack;
use crate::views::learn::facts::{AllSources, OnceLoaded};
use crate::views::parts::link_row::LinkRow;
use crate::views::parts::rows::CollectAny;

/// About the app: purpose, limits, privacy, sources, licences, version.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <div class="page about-page">
            <h1 tabindex="-1">"About Unknot"</h1>
            <p class="lead">
                "Unknot helps you ease a sore, knotted muscle. Tap where it hurts, and follow a stretch, a press or warmth
                for that spot."
            </p>
            <h2>"What it is not"</h2>
            <p>
                "It cannot tell you what is wrong, and it does not replace a doctor or physiotherapist. If a warning sign
                fits, or you are worried, get help instead."
            </p>
            <h2>"What was checked, and by whom"</h2>
            <ul class="group rows checked">
                {CHECKED.map(checked).collect_any()}
            </ul>
            <h2>"Your privacy"</h2>
            <p>"No account, no server, no tracking. What you mark and answer stays in this browser on this device."</p>
            <h2>"Licences"</h2>
            <p>
                "Unknot is open source: its code and words are under the MIT or the Apache 2.0 licence, as you prefer.
                The drawing of the body is CC0. Its outline comes from the MakeHuman base mesh, also CC0. The font, Figtree,
                is under the "
                <a href="./fonts/LICENSE-FIGTREE.txt">"SIL Open Font License"</a> "."
            </p>
            <h2>"Version and sources"</h2>
            <div class="group">
                <details class="whats-new">
                    <summary>{format!("What is new in version {}", env!("CARGO_PKG_VERSION"))}</summary>
                    <OnceLoaded pack=Pack::LEARN show=releases />
                </details>
                <AllSources />
                <LinkRow to=Route::Learn title="Learn" about="What a knot is, what nobody knows, and what else can help" />
            </div>
        </div>
    }
}

/// The checks made so far, and by whom. List only checks that this repository proves.
const CHECKED: [(&str, &str); 5] = [
    (
        "The content, by a doctor or physiotherapist",
        "By nobody yet. No clinician has checked it.",
    ),
    (
        "Each fact against its source",
        "By the makers of Unknot. Each fact names its sources, and says where none was found.",
    ),
    (
        "The safety rules",
        "By tests with made-up stories of patients, each time Unknot is changed. Where a rule is our own caution and not \
         from a source, it says so.",
    ),
    (
        "The drawings",
        "By a program, which refuses a body that bends as no body can. A technique has none where none came out \
         clear.",
    ),
    (
        "The app",
        "By tests in Chromium, Firefox and WebKit, each time it is changed.",
    ),
];

fn checked((what, by_whom): (&'static str, &'static str)) -> impl IntoView {
    view! {
        <li>
            <p class="row-words">
                <span>{what}</span>
                <span>{by_whom}</span>
            </p>
        </li>
    }
}

fn releases() -> AnyView {
    let releases = loaded::<Learn>().into_iter().flat_map(|learn| &learn.releases);
    releases.map(show_release).collect_any().into_any()
}

fn show_release(release: &'static Release) -> impl IntoView {
    view! {
        <h3>{release.title}</h3>
        <ul>{release.changes.iter().map(|change| view! { <li>{*change}</li> }).collect_any()}</ul>
    }
}
