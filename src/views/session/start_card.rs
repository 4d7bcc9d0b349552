//! "Before you start": what is read before a session without a whole check, and what follows from it.

use leptos::prelude::*;
use unknot_content::check::{SignId, Urgency};
use unknot_content::model::Technique;

use crate::domain::catalogue::check;
use crate::domain::check::card::{Card, SignsByUrgency, TechniqueOmission};
use crate::domain::check::words::{HOW_IT_BEGAN, reason_in_words};
use crate::domain::place::{Place, place_names};
use crate::platform::dom::page;
use crate::state::{AppState, SessionRequest};
use crate::views::parts::fold::Fold;
use crate::views::parts::rows::CollectAny;
use crate::views::session::movement_test::{TestFirst, TriedFirst};
use crate::views::session::session_settings::ReadToMe;

/// Warning signs in a word or two, and whatever else the session hinges on: to read, and not to tick.
#[component]
pub fn StartCard(
    wanted: SessionRequest,
    /// The card of each place; they are read as one.
    cards: Vec<(Place, Card)>,
    started: Callback<()>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let card = Card::together(&cards);
    let places: Vec<Place> = cards.iter().map(|(place, _)| *place).collect();
    let names = place_names(&places);
    let routine = match wanted {
        SessionRequest::QuickStart(_) => None,
        SessionRequest::Routine(id) => Some(id),
    };
    let check_all = move || state.check_together(&places, routine);
    let check_instead = check_all.clone();
    let left_out = card.steps.left_out.clone();
    let is_cut = card.steps.is_cut();
    let in_short = check().map(|check| groups(card.in_short(check)));
    let full = check().map(|check| card.in_full(check)).unwrap_or_default();
    let required = card.required.clone();
    let known = StoredValue::new(cards.clone());
    let offer = move |pain| known.with_value(|cards| state.movement_after_cards(wanted, cards, pain));
    let movement = TriedFirst::new(RwSignal::new(None), offer);
    let said = RwSignal::new(Vec::<(SignId, bool)>::new());
    let tried = RwSignal::new(false);
    let rows = required
        .iter()
        .map(|sign| view! { <IsItSo sign=*sign said tried /> })
        .collect_any();
    let start = move |_| {
        let said = said.get_untracked();
        let is_unsaid = |sign: &&SignId| !said.iter().any(|(known, _)| known == *sign);
        if let Some(unsaid) = card.required.iter().find(is_unsaid) {
            tried.set(true);
            page::focus_first(&format!("[data-question='{}'] input", unsaid.as_str()));
            return;
        }
        if said.iter().any(|(_, is_so)| !is_so) {
            // No sign points to a muscle: continue the whole check from the answers to the card.
            for (place, card) in &cards {
                state.keep_card(*place, &card.without_required().answers());
            }
            check_all();
            return;
        }
        movement.start(state, || state.say_none_of(wanted, &cards));
        started.run(());
        // The address changes with it, so nobody else knows where the focus goes.
        request_animation_frame(page::focus_heading);
    };
    view! {
        <div class="start-card" data-start-card>
            <p class="eyebrow">{names}</p>
            <h1 tabindex="-1">"Before you start"</h1>
            {rows}
            <p>"Does one of these fit, now or lately?"</p>
            {in_short}
            <LeftOut left_out />
            {is_cut.then(|| view! { <p class="eyebrow">"Fewer repeats than shown, to begin gently."</p> })}
            <div class="folds">
                <Fold title="In full" show=move || groups(full.clone()) />
                <TestFirst tried=movement asks_pain=true />
            </div>
            <ReadToMe />
            <div class="check-buttons">
                <button class="button primary" data-start on:click=start>
                    "None of these: start"
                </button>
                <button class="button" on:click=move |_| check_instead()>
                    "One fits"
                </button>
            </div>
        </div>
    }
}

fn groups(named: SignsByUrgency) -> AnyView {
    let group = |(urgency, words): (Option<Urgency>, Vec<&'static str>)| {
        let rows = words.into_iter().map(|words| view! { <li>{words}</li> }).collect_any();
        view! {
            <section class="named">
                <h2>{heading(urgency)}</h2>
                <ul>{rows}</ul>
            </section>
        }
    };
    named.into_iter().map(group).collect_any().into_any()
}

/// Something that has to be so before anything starts.
#[component]
fn IsItSo(sign: SignId, said: RwSignal<Vec<(SignId, bool)>>, tried: RwSignal<bool>) -> impl IntoView {
    let name = sign.as_str();
    let answer = move || said.with(|said| said.iter().find(|(known, _)| *known == sign).map(|(_, is_so)| *is_so));
    let option = move |is_so: bool, value: &'static str, label: &'static str| {
        let choose = move |_| {
            said.update(|said| {
                said.retain(|(known, _)| *known != sign);
                said.push((sign, is_so));
            });
        };
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name=name
                    value=value
                    prop:checked=move || answer() == Some(is_so)
                    on:change=choose
                />
                <span>{label}</span>
            </label>
        }
    };
    let missing = move || {
        (tried.get() && answer().is_none())
            .then(|| view! { <p class="check-missing" role="alert" data-missing=name>"Yes, or not?"</p> })
    };
    view! {
        <fieldset class="question choices" data-question=name>
            <legend>{check().and_then(|check| check.sign(sign)).map(|sign| sign.ask)}</legend>
            {missing}
            {option(true, "yes", "Yes")}
            {option(false, "no", "No, or not sure")}
        </fieldset>
    }
}

/// The techniques that the session leaves out, and why, in one line each.
#[component]
pub fn LeftOut(left_out: Vec<(&'static Technique, TechniqueOmission)>) -> impl IntoView {
    let row = |(technique, why): (&'static Technique, TechniqueOmission)| {
        let why = match why {
            TechniqueOmission::Against(reason) => reason_in_words(reason),
            TechniqueOmission::TooSoon => "The last warm or cold pack was too short a time ago.".to_owned(),
            TechniqueOmission::HowItBegan => HOW_IT_BEGAN.to_owned(),
        };
        view! { <p class="eyebrow" data-left-out>{format!("Left out: {}. {why}", technique.title)}</p> }
    };
    left_out.into_iter().map(row).collect_any()
}

const fn heading(urgency: Option<Urgency>) -> &'static str {
    match urgency {
        Some(Urgency::Emergency) => "Call for help now",
        Some(Urgency::Urgent) => "Get medical advice today",
        Some(Urgency::SeeGp) => "See a GP or physiotherapist",
        Some(Urgency::SelfCare) | None => "A few questions first",
    }
}
