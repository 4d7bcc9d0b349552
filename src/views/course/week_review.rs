//! A look at the week of a course: what the pain keeps somebody from, and three questions. All of it can be left out.

use leptos::prelude::*;
use unknot_content::check::RuleId;

use crate::domain::catalogue::find_topic;
use crate::domain::course::courses::Course;
use crate::domain::course::review::{ACTIVITY_LENGTH, Different, HURT_AND_HARM, HeldBack, Review, Sleep, guides};
use crate::domain::course::words::how_the_activity_goes;
use crate::domain::difficulty::Difficulty;
use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::course::movement::TestOfWeek;
use crate::views::learn::facts::Because;
use crate::views::parts::choice::OptionalChoice;
use crate::views::parts::draft_field::DraftField;
use crate::views::parts::on_change::on_change;
use crate::views::parts::pain_scale::{Ends, Scale};
use crate::views::parts::rows::CollectAny;

/// Folded, also when it is time for it.
#[component]
pub fn WeekReview(
    is_due: Memo<bool>,
    /// The place, where a movement may be tried.
    place: Memo<Option<Place>>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let said = untrack(|| state.review_of_week()).unwrap_or_default();
    let activity = RwSignal::new(untrack(|| state.activity_of_week()));
    // By their names, so that one kind of choice serves all three.
    let slept = RwSignal::new(said.slept.map(Sleep::as_str));
    let held_back = RwSignal::new(said.held_back.map(HeldBack::as_str));
    let different = RwSignal::new(said.different.map(Different::as_str));
    let is_kept = RwSignal::new(false);
    let keep = move |_| {
        let review = Review {
            slept: slept
                .get_untracked()
                .and_then(|name| find(&Sleep::ALL, Sleep::as_str, name)),
            held_back: held_back
                .get_untracked()
                .and_then(|name| find(&HeldBack::ALL, HeldBack::as_str, name)),
            different: different
                .get_untracked()
                .and_then(|name| find(&Different::ALL, Different::as_str, name)),
            ..Review::default()
        };
        state.look_back(activity.get_untracked(), &review);
        is_kept.set(true);
    };
    on_change(activity, move |_| is_kept.set(false));
    on_change(slept, move |_| is_kept.set(false));
    on_change(held_back, move |_| is_kept.set(false));
    on_change(different, move |_| is_kept.set(false));
    // What was answered this week can still be changed.
    let is_asked = Memo::new(move |_| is_due.get() || state.review_of_week().is_some());
    // From the first letter on, so that nothing moves when the field is left.
    let has_activity = RwSignal::new(untrack(|| state.course_now(|course| course.activity().is_some())) == Some(true));
    view! {
        <details class="fold" data-week-review>
            <summary>
                <span>{move || if is_due.get() { "A look at your week: one minute" } else { "What this keeps me from" }}</span>
            </summary>
            <ActivityField has_activity number=activity />
            {move || {
                has_activity
                    .get()
                    .then(|| {
                        let ends = Ends {
                            shown: ["as I like", "could not"],
                            read_out: ["0, I did it as I like", "10, I could not do it at all"],
                        };
                        let number = Signal::derive(move || activity.get().map(Difficulty::get));
                        let choose = Callback::new(move |number: Option<u8>| activity.set(number.and_then(Difficulty::new)));
                        let ask = "How hard was it in the last 7 days? Leave this out if you had no chance to do it.";
                        view! { <Scale name="activity" ask ends number choose /> }
                    })
            }}
            {move || is_asked.get().then(|| view! { <Questions slept held_back different /> })}
            {move || is_asked.get().then(|| view! { <TestOfWeek place /> })}
            <p class="button-row">
                <button class="button" data-look-back on:click=keep>
                    "Keep this"
                </button>
            </p>
            <p role="status">{move || is_kept.get().then_some("Kept on this device.")}</p>
        </details>
    }
}

/// The activity in the person's own words, and how it goes.
#[component]
fn ActivityField(
    has_activity: RwSignal<bool>,
    /// What was answered about the activity that is named now.
    number: RwSignal<Option<Difficulty>>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let words = move || {
        let words = |course: &Course| course.activity().map(|activity| activity.words.clone());
        state.course_now(words).flatten().unwrap_or_default()
    };
    let save = move |words: &str| {
        state.change_course(|course, _| course.name_activity(words));
        // Another activity has no number yet.
        number.set(untrack(|| state.activity_of_week()));
    };
    let typed = DraftField::new(state, "activity".to_owned(), save);
    let goes = move || state.course_now(how_the_activity_goes).flatten();
    view! {
        <label class="field">
            "One thing that this pain makes hard and that matters to you"
            <input
                type="text"
                dir="auto"
                name="activity-words"
                maxlength=ACTIVITY_LENGTH
                placeholder="look over my shoulder when driving"
                prop:value=words
                on:input:target=move |event| {
                    let words = event.target().value();
                    has_activity.set(!words.trim().is_empty());
                    typed.type_in(&words);
                }
                on:change:target=move |event| typed.leave(event.target().value())
            />
        </label>
        <p data-activity>{goes}</p>
    }
}

#[component]
fn Questions(
    slept: RwSignal<Option<&'static str>>,
    held_back: RwSignal<Option<&'static str>>,
    different: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let sleep = |sleep: Sleep| (sleep.as_str(), sleep_label(sleep));
    let back = |back: HeldBack| (back.as_str(), held_back_label(back));
    let most = |most: Different| (most.as_str(), different_label(most));
    view! {
        <OptionalChoice question="slept" ask="How did you sleep this week?" options=Sleep::ALL.map(sleep).into() chosen=slept />
        <OptionalChoice
            question="held-back"
            ask="Did you hold back from moving because it might do harm?"
            options=HeldBack::ALL.map(back).into()
            chosen=held_back
        />
        <OptionalChoice
            question="different"
            ask="What was most different this week?"
            options=Different::ALL.map(most).into()
            chosen=different
            class="picks"
        />
    }
}

fn find<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, name: &str) -> Option<T> {
    all.iter().copied().find(|one| name_of(*one) == name)
}

const fn sleep_label(sleep: Sleep) -> &'static str {
    match sleep {
        Sleep::Well => "Well",
        Sleep::SoSo => "So-so",
        Sleep::Badly => "Badly",
    }
}

const fn held_back_label(held_back: HeldBack) -> &'static str {
    match held_back {
        HeldBack::Hardly => "Hardly",
        HeldBack::ABit => "A bit",
        HeldBack::ALot => "A lot",
    }
}

const fn different_label(different: Different) -> &'static str {
    match different {
        Different::Sitting => "Long sitting",
        Different::Load => "Lifting, sport or work",
        Different::Stress => "Stress",
        Different::Nothing => "Nothing",
    }
}

/// What follows from the look at this week, each with something to read.
#[component]
pub fn WhatFollows(rules: Vec<RuleId>, may_read_of_harm: bool) -> impl IntoView {
    let row = move |rule: RuleId| {
        let guides = guides(rule)
            .iter()
            .filter(move |guide| may_read_of_harm || **guide != HURT_AND_HARM);
        let links = guides.filter_map(|(id, words)| {
            let id = find_topic(id)?;
            Some(view! { " " <a href=Route::Topic(id).href()>{*words}</a> })
        });
        view! {
            <li data-rules=rule.as_str()>
                <Because rule />
                {links.collect_any()}
            </li>
        }
    };
    (!rules.is_empty())
        .then(|| view! { <ul class="plan-notes" data-follows>{rules.into_iter().map(row).collect_any()}</ul> })
}
