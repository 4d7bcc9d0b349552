//! The check: a few screens of questions about one sore place.

use leptos::ev::hashchange;
use leptos::prelude::*;
use unknot_content::check::SignId;

use crate::domain::catalogue::check;
use crate::domain::check::at_hand::EVERYWHERE;
use crate::domain::check::at_hand::equipment_value;
use crate::domain::check::interview::{AT_THE_SPOT, Interview, NONE, Page, Question};
use crate::domain::check::under_way;
use crate::domain::place::Place;
use crate::domain::place::place_names;
use crate::domain::route::Route;
use crate::platform::device::screen;
use crate::platform::dom::page;
use crate::platform::host::location;
use crate::state::{AppState, Pack};
use crate::views::check::questions::{Choice, TickList};
use crate::views::learn::facts::OnceLoaded;

/// The check of one place, from its first question to its plan.
#[component]
pub fn CheckPage(place: Place) -> impl IntoView {
    view! {
        <div class="page check-page">
            <h1 tabindex="-1">"A quick check"</h1>
            <OnceLoaded pack=Pack::CHECK show=move || view! { <Conversation place /> }.into_any() />
        </div>
    }
}

#[component]
fn Conversation(place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let interview = RwSignal::new(state.start_check(place));
    let step = move || interview.with_untracked(|now| now.as_ref().map_or(0, Interview::step));
    let current = Memo::new(move |_| interview.with(|now| now.as_ref().and_then(Interview::page)));
    let show = move || {
        page::focus_heading();
        screen::scroll_to_top();
        if current.get_untracked().is_none() {
            interview.with_untracked(|now| {
                if let Some(now) = now {
                    state.keep_check(now);
                }
            });
            location::replace_with(&Route::Plan(place.area, place.sore).href());
        }
    };
    let go_on = move || {
        if current.get_untracked().is_some() {
            location::push(&under_way::href(place, step()));
        }
        show();
    };
    let follow = move || {
        let hash = location::hash();
        let wanted = under_way::step_of(&hash);
        if Route::from_hash(&hash) != Route::Check(place.area, place.sore) || wanted == step() {
            return;
        }
        interview.update(|now| {
            if let Some(now) = now {
                now.go_to(wanted);
            }
        });
        if step() != wanted {
            // There is no such step yet.
            location::replace_with(&under_way::href(place, step()));
        }
        show();
    };
    follow();
    let listener = window_event_listener(hashchange, move |_| follow());
    on_cleanup(move || listener.remove());
    Effect::new(move |_| {
        interview.with(|now| {
            if let Some(now) = now {
                state.keep_under_way(now);
            }
        });
    });
    let names = interview.with_untracked(|now| now.as_ref().map(|now| place_names(now.places())));
    let last = untrack(move || state.last_check(place)).filter(|last| !last.answers.by_card);
    let repeat = last.map(|_| view! { <NothingNew place /> });
    view! {
        <p class="eyebrow">{names}</p>
        {repeat}
        {move || current.get().map(|page| view! { <PageOf page interview go_on=Callback::new(move |()| go_on()) /> })}
    }
}

/// The way back to a plan that is still young enough.
#[component]
fn NothingNew(place: Place) -> impl IntoView {
    view! {
        <p class="calm-note">
            "You answered these lately. Nothing new, and the pain no worse? "
            <a class="button" href=Route::Plan(place.area, place.sore).href()>"Nothing new: show the plan"</a>
        </p>
    }
}

#[component]
fn PageOf(page: Page, interview: RwSignal<Option<Interview>>, go_on: Callback<()>) -> impl IntoView {
    let of_page = |of: fn(&Interview, Page) -> Vec<SignId>| {
        interview.with_untracked(|now| now.as_ref().map_or_else(Vec::new, |now| of(now, page)))
    };
    let ticked = RwSignal::new(of_page(Interview::ticked));
    let signs = of_page(Interview::signs);
    let is_first = interview.with_untracked(|now| now.as_ref().is_none_or(|now| now.step() == 0));
    let can_send = move || interview.with(|now| now.as_ref().is_some_and(|now| now.can_send(page)));
    let tried = RwSignal::new(false);
    // What is ticked is kept before it is sent, too.
    Effect::new(move |before: Option<()>| {
        let now_ticked = ticked.get();
        if before.is_some() {
            interview.update(|now| {
                if let Some(now) = now
                    && now.page() == Some(page)
                {
                    now.tick(page, &now_ticked);
                }
            });
        }
    });
    let update = move |change: &dyn Fn(&mut Interview)| {
        interview.update(|now| {
            if let Some(now) = now {
                change(now);
            }
        });
        go_on.run(());
    };
    let send = move |_| {
        tried.set(true);
        if can_send() {
            update(&|now| now.send(page, &ticked.get_untracked()));
        }
    };
    let send_label = move || {
        let is_list = matches!(page, Page::First | Page::Second | Page::FollowUps);
        if is_list && ticked.with(Vec::is_empty) {
            "None of these"
        } else {
            "Go on"
        }
    };
    let legend = match page {
        Page::First => "Is any of this so, now or in the last days?",
        Page::Second => "And any of this?",
        Page::Pain => "How is it going? Tick what fits.",
        Page::AboutYou => ABOUT_HEALTH,
        Page::FollowUps => "One more thing: is any of this so?",
    };
    view! {
        <p class="progress">{progress(page)}</p>
        {(page == Page::Pain).then(|| view! { <AboutThePain interview /> })}
        {(page == Page::AboutYou).then(|| view! { <AboutThePerson interview /> })}
        <TickList signs ticked legend />
        <div class="check-buttons">
            <button class="button primary" aria-disabled=move || (!can_send()).to_string() on:click=send>
                {send_label}
            </button>
            {(page == Page::Second)
                .then(|| {
                    view! {
                        <button class="quiet" on:click=move |_| update(&|now| now.skip(page))>
                            "Skip: the plan will be gentler"
                        </button>
                    }
                })}
            {(!is_first)
                .then(|| {
                    view! {
                        <button class="quiet" on:click=|_| location::back()>
                            "Back"
                        </button>
                    }
                })}
        </div>
        <p class="check-missing" role="status">
            {move || {
                (tried.get() && !can_send()).then_some("Please say how bad it is, how long it has hurt and how it began.")
            }}
        </p>
        {matches!(page, Page::Pain | Page::AboutYou).then(|| view! { <StaysHere /> })}
    }
}

const fn progress(page: Page) -> &'static str {
    match page {
        Page::First => "First, is it safe? Step 1 of 4",
        Page::Second => "Step 2 of 4",
        Page::Pain => "Step 3 of 4",
        Page::AboutYou => "Step 4 of 4",
        Page::FollowUps => "Last step",
    }
}

#[component]
fn AboutThePain(interview: RwSignal<Option<Interview>>) -> impl IntoView {
    view! {
        <Choice question=Question::Pain interview />
        <Choice question=Question::Duration interview />
        <Choice question=Question::Onset interview />
        <Choice question=Question::Touch interview />
        <Choice
            question=Question::AtTheSpot
            interview
            ask=AT_THE_SPOT
            only=is_at_the_spot
        />
    }
}

/// What stands over the list about health.
pub const ABOUT_HEALTH: &str = "Any of these, now or before? Tick what fits; no tick means no.";

/// What becomes of the answers about oneself, and of those that are left out.
#[component]
pub fn StaysHere() -> impl IntoView {
    view! {
        <p class="eyebrow">
            "This stays on this device. No tick under “Tick what fits” means no. Any other question that you leave open is
            neither a yes nor a no: it is asked again just before it matters, and what could do grave harm stays out until
            you answer."
        </p>
    }
}

/// What is asked once and kept.
#[component]
pub fn AboutThePerson(interview: RwSignal<Option<Interview>>) -> impl IntoView {
    view! {
        <Choice question=Question::Age interview />
        <Choice question=Question::Pregnancy interview />
        <Choice question=Question::Medicines interview />
        <Choice question=Question::Conditions interview only=is_asked_once />
        <Choice question=Question::Training interview />
        <Choice
            question=Question::Equipment
            interview
            ask="What do you have at hand? No tick means nothing."
            only=is_not_everywhere
        />
        <Choice question=Question::Positions interview ask="Which positions are fine for you? No tick means all." />
    }
}

fn is_at_the_spot(condition: &str) -> bool {
    check().is_some_and(|check| check.open_tags.at_the_spot.iter().any(|tag| tag.as_str() == condition))
}

fn is_asked_once(condition: &str) -> bool {
    check().is_some_and(|check| check.open_tags.conditions.iter().any(|tag| tag.as_str() == condition))
}

/// What is everywhere is not asked for, and nothing ticked is nothing at hand.
fn is_not_everywhere(tool: &str) -> bool {
    tool != NONE && EVERYWHERE.into_iter().all(|known| equipment_value(known) != tool)
}
