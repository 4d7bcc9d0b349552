//! "Before you start": what is read before a first session, and what follows from it.

use leptos::prelude::*;
use unknot_content::check::{Level, SignId};
use unknot_content::model::{ContraindicationId, Technique};

use crate::domain::catalogue::{check, contraindications};
use crate::domain::check::first_session::{Card, Why};
use crate::domain::check::words::reason_in_words;
use crate::domain::place::place_name;
use crate::domain::session::first_help::FirstHelp;
use crate::platform::dom::page;
use crate::state::AppState;
use crate::views::parts::rows::CollectAny;

/// Warning signs in key words, and whatever else the session hinges on: to read, and not to tick.
#[component]
pub fn StartCard(first: FirstHelp, card: Card, started: Callback<()>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let place = first.place;
    let left_out = card.then.left_out.clone();
    let groups = words(&card).into_iter().map(|(heading, words)| {
        let rows = words.into_iter().map(|words| view! { <li>{words}</li> }).collect_any();
        view! {
            <section class="named">
                <h2>{heading}</h2>
                <ul>{rows}</ul>
            </section>
        }
    });
    let groups = groups.collect_any();
    let start = move |_| {
        state.say_none_of(first, &card);
        started.run(());
        // The address changes with it, so nobody else knows where the focus goes.
        request_animation_frame(page::focus_heading);
    };
    view! {
        <div class="start-card" data-start-card>
            <p class="eyebrow">{place_name(place.area, Some(place.sore))}</p>
            <h1 tabindex="-1">"Before you start"</h1>
            <p>"Does one of these fit, now or in the last days?"</p>
            {groups}
            <LeftOut left_out />
            <div class="check-buttons">
                <button class="button primary" data-start on:click=start>
                    "None of these: start"
                </button>
                <button class="button" on:click=move |_| state.check_together(&[place], None)>
                    "One fits"
                </button>
            </div>
        </div>
    }
}

/// What is not part of the session, and why, in one line each.
#[component]
pub fn LeftOut(left_out: Vec<(&'static Technique, Why)>) -> impl IntoView {
    let row = |(technique, why): (&'static Technique, Why)| {
        let why = match why {
            Why::Against(reason) => reason_in_words(reason),
            Why::TooSoon => "The last warm or cold pack was too short a time ago.".to_owned(),
            Why::HowItBegan => "Warm or cold depends on how it began.".to_owned(),
        };
        view! { <p class="eyebrow" data-left-out>{format!("Left out: {}. {why}", technique.title)}</p> }
    };
    left_out.into_iter().map(row).collect_any()
}

/// What the card names, under what it calls for.
fn words(card: &Card) -> Vec<(&'static str, Vec<&'static str>)> {
    let known = |sign: &SignId| Some(check()?.sign(*sign)?.key());
    let mut groups: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    let mut add = |heading, words: Vec<&'static str>| {
        let group = groups.iter_mut().find(|(known, _)| *known == heading);
        match group {
            Some((_, all)) => all.extend(words),
            None if words.is_empty() => {}
            None => groups.push((heading, words)),
        }
    };
    let levels = [Some(Level::Emergency), Some(Level::Urgent), Some(Level::SeeGp), None];
    for level in levels {
        let signs = card.signs.iter().filter(|(known, _)| *known == level);
        add(
            heading(level),
            signs.flat_map(|(_, signs)| signs.iter().filter_map(known)).collect(),
        );
        if level == Some(Level::Urgent) && card.names_pain {
            add(heading(level), vec![WORST_PAIN]);
        }
    }
    if card.names_pain {
        add(heading(None), vec![INJURY]);
    }
    add(heading(None), tags(&card.tags));
    groups
}

const WORST_PAIN: &str = "Pain of 9 or 10 out of 10";
const INJURY: &str = "It began with a sudden injury";
const PREGNANT: &str = "Pregnant, or you may be";

const fn heading(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Emergency) => "Call for help now",
        Some(Level::Urgent) => "Get medical advice today",
        Some(Level::SeeGp) => "See a GP or physiotherapist",
        Some(Level::SelfCare) | None => "A few questions first",
    }
}

/// All that could be wrong in pregnancy is one line.
fn tags(tags: &[ContraindicationId]) -> Vec<&'static str> {
    let is_of_pregnancy =
        |tag: &ContraindicationId| check().is_some_and(|check| check.open_tags.pregnancy.contains(tag));
    let (pregnant, others): (Vec<_>, Vec<_>) = tags.iter().copied().partition(is_of_pregnancy);
    let others = contraindications(&others).map(|reason| reason.text);
    pregnant.first().map(|_| PREGNANT).into_iter().chain(others).collect()
}
