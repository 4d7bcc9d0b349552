//! The easier and the harder technique, for when one is too hard or too easy.

use leptos::prelude::*;
use unknot_content::model::{Instructions, Kind, Rung, TechniqueId};

use crate::domain::catalogue::find_technique;
use crate::domain::route::Route;
use crate::domain::wording::{easier_in_general, harder_in_general};
use crate::views::parts::rows::CollectAny;

/// One step down and one step up, and when to take it.
#[component]
pub fn Ladder(known: &'static Instructions, kind: Kind) -> impl IntoView {
    view! {
        <dl class="ladder">
            <dt>"Too hard"</dt>
            <dd>{rung(&known.easier, easier_in_general(kind))}</dd>
            <dt>"Too easy"</dt>
            <dd>{rung(&known.harder, harder_in_general(kind))}</dd>
        </dl>
        <p class="hint">"This order is common teaching; the numbers are our own."</p>
    }
}

/// Whether the ladder has any step to show.
#[must_use]
pub fn has_ladder(known: &Instructions, kind: Kind) -> bool {
    let says = |rung: &Rung| rung.dose.is_some() || !rung.techniques.is_empty();
    says(&known.easier) || says(&known.harder) || easier_in_general(kind).is_some()
}

fn rung(rung: &'static Rung, in_general: Option<&'static str>) -> impl IntoView {
    let link = |id: &TechniqueId| {
        let technique = find_technique(id.as_str())?;
        Some(view! {
            <p>
                <a class="lone-link" href=Route::Technique(technique).href()>{technique.title}</a>
            </p>
        })
    };
    let techniques = rung.techniques.iter().filter_map(link).collect_any();
    view! {
        {rung.dose.map(|words| view! { <p>{words}</p> })}
        {in_general.map(|words| view! { <p>{words}</p> })}
        {techniques}
    }
}
