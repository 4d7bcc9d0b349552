//! Who is drawn: a build, and a tone of skin and hair.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_figure::Build;

use crate::domain::catalogue::find_technique;
use crate::domain::drawn_person::Tone;
use crate::state::AppState;
use crate::views::frame::lazy::StillFigure;
use crate::views::parts::choice::{ChoiceOption, Options};

/// A technique that shows all of somebody, and their face.
const EXAMPLE: &str = "st-hands-behind";

/// The person in the drawings, as a drawing shows them now, and the choices.
#[component]
pub fn DrawnPersonPart() -> impl IntoView {
    let state = expect_context::<AppState>();
    let build = move |build: Build| ChoiceOption {
        value: build.as_str().to_owned(),
        label: build_label(build).to_owned(),
        is_chosen: Arc::new(move || state.settings.with(|settings| settings.person.build == build)),
        choose: Arc::new(move || state.set_person(|person| person.build = build)),
    };
    let tone = move |tone: Tone| ChoiceOption {
        value: tone.as_str().to_owned(),
        label: tone_label(tone).to_owned(),
        is_chosen: Arc::new(move || state.settings.with(|settings| settings.person.tone == tone)),
        choose: Arc::new(move || state.set_person(|person| person.tone = tone)),
    };
    view! {
        <section class="drawn-person" aria-labelledby="person">
            <h2 id="person">"The person in the drawings"</h2>
            <div class="group">
                {find_technique(EXAMPLE).map(|technique| view! { <StillFigure technique sore=Signal::stored(None) /> })}
                <Options question="build" ask="Build" options=Build::ALL.map(build).into() />
                <Options question="tone" ask="Skin and hair" options=Tone::ALL.map(tone).into() />
                <p class="button-row">
                    <button class="button" on:click=move |_| state.surprise()>"Surprise me"</button>
                </p>
            </div>
        </section>
    }
}

const fn build_label(build: Build) -> &'static str {
    match build {
        Build::Slim => "Slim",
        Build::Middle => "Medium",
        Build::Broad => "Broad",
    }
}

const fn tone_label(tone: Tone) -> &'static str {
    match tone {
        Tone::Light => "Light",
        Tone::Middle => "Medium",
        Tone::Deep => "Dark",
    }
}
