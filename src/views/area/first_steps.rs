//! "Do this now": the one thing of each sort to start with.

use std::iter;

use leptos::prelude::*;
use unknot_content::model::{Area, Ease, SuddenInjury, TechniqueId};

use crate::domain::catalogue::find_technique;
use crate::domain::place::SoreSide;
use crate::domain::route::Route;
use crate::domain::wording::{light_press, short_dose};
use crate::views::area::fit_me::FitMe;
use crate::views::frame::lazy::{StartFromTile, StillFigure};
use crate::views::session::start_button::StartButton;

/// Warm, press, stretch: three tiles, each one tap from its steps, and the ways to go on.
#[component]
pub fn FirstSteps(area: &'static Area, sore: Signal<Option<SoreSide>>) -> impl IntoView {
    let first = &area.first;
    let (verb, stretch) = match first.ease {
        Ease::Stretch(id) => ("Stretch", Some(id)),
        Ease::Rest(_) => ("Rest", None),
    };
    let after_warming: u16 = iter::once(first.press)
        .chain(stretch)
        .filter_map(|id| find_technique(id.as_str()))
        .map(|technique| technique.estimated_minutes)
        .sum();
    view! {
        <section class="first-steps" aria-labelledby="first-steps">
            <div class="first-head">
                <h2 id="first-steps">"Do this now"</h2>
                <p>{format!("about {after_warming} min after warming")}</p>
            </div>
            <div class="tiles">
                <Tile first="warmth" verb="Warm" sore technique=first.heat />
                <Tile first="press" verb="Press" sore technique=first.press note=light_press(area.self_massage) />
                <Tile first="stretch" verb sore technique=first.ease.technique() />
            </div>
            <div class="first-buttons">
                <StartButton area=Memo::new(move |_| area) sore />
                <FitMe area sore />
            </div>
            <SuddenlyHurt area />
        </section>
    }
}

/// What to do after a sudden injury, for which the three things are wrong.
#[component]
fn SuddenlyHurt(area: &'static Area) -> impl IntoView {
    let advice = match area.sudden_injury {
        SuddenInjury::AdviceToday => {
            "Hurt it suddenly? Leave out heat, pressing and stretching, and get medical advice today. Until then, cold: "
        }
        SuddenInjury::Cold => {
            "Hurt it suddenly in the last three days? Leave out heat, pressing and stretching, and use cold: "
        }
    };
    let cold = find_technique(area.first.cold.as_str());
    view! {
        <details class="fold cold-note">
            <summary>
                <span>"Hurt it suddenly? Swollen, hot or red?"</span>
            </summary>
            <p>{advice} {cold.map(|cold| view! { <a href=Route::Technique(cold).href()>{cold.title}</a> })} "."</p>
            <p>"Swollen, hot or red without an injury? Get medical advice today."</p>
        </details>
    }
}

#[component]
fn Tile(
    first: &'static str,
    verb: &'static str,
    sore: Signal<Option<SoreSide>>,
    technique: TechniqueId,
    #[prop(optional_no_strip)] note: Option<&'static str>,
) -> impl IntoView {
    find_technique(technique.as_str()).map(|technique| {
        view! {
            <div class="tile-cell">
                <a class="tile" data-first=first href=Route::Technique(technique).href()>
                    <StillFigure technique sore />
                    <span class="tile-verb">{verb}</span>
                    <span class="tile-title">{technique.short.unwrap_or(technique.title)}</span>
                    <span class="tile-dose">{short_dose(&technique.dose)}</span>
                    {note.map(|note| view! { <span class="tile-note">{note}</span> })}
                </a>
                <StartFromTile technique sore />
            </div>
        }
    })
}
