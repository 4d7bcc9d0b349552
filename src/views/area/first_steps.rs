//! "Do this now": the one thing of each sort to start with.

use leptos::prelude::*;
use unknot_content::model::{Area, TechniqueId};

use crate::domain::catalogue::find_technique;
use crate::domain::place::Sore;
use crate::domain::route::Route;
use crate::domain::wording::{dose, self_massage};
use crate::views::frame::later::StillFigure;

/// Ease, press, stretch: three tiles, each one tap from its steps.
#[component]
pub fn FirstSteps(area: &'static Area, sore: Signal<Option<Sore>>) -> impl IntoView {
    let first = &area.first;
    // A shoulder that was hurt suddenly is looked at the same day (T-25).
    let is_shoulder = area.group.as_str() == "shoulders";
    view! {
        <section class="first-steps" aria-labelledby="first-steps">
            <h2 id="first-steps">"Do this now"</h2>
            <div class="tiles">
                <Tile verb="Ease" sore technique=first.heat />
                <Tile verb="Press" sore technique=first.press note=self_massage(area.self_massage) />
                <Tile verb="Stretch" sore technique=first.stretch />
            </div>
            <div class="cold-note">
                <p>
                    {if is_shoulder {
                        "Hurt it suddenly? Leave out heat, pressing and stretching, and get medical advice today. Until then, cold: "
                    } else {
                        "Hurt it suddenly in the last three days? Leave out heat, pressing and stretching, and use cold: "
                    }}
                    {find_technique(first.cold.as_str())
                        .map(|cold| view! { <a href=Route::Technique(cold).href()>{cold.title}</a> })} "."
                </p>
                <p>"Swollen, hot or red without an injury? Get medical advice today."</p>
            </div>
        </section>
    }
}

#[component]
fn Tile(
    verb: &'static str,
    sore: Signal<Option<Sore>>,
    technique: TechniqueId,
    #[prop(optional_no_strip)] note: Option<&'static str>,
) -> impl IntoView {
    find_technique(technique.as_str()).map(|technique| {
        view! {
            <a class="tile" href=Route::Technique(technique).href()>
                <StillFigure technique sore />
                <span class="tile-text">
                    <span class="tile-verb">{verb}</span>
                    <span class="tile-title">{technique.title}</span>
                    <span class="tile-dose">{dose(&technique.dose)}</span>
                    {note.map(|note| view! { <span class="tile-note">{note}</span> })}
                </span>
            </a>
        }
    })
}
