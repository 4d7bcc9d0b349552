//! The course that is going on, on Today: how it is now, what is due, how it goes, and what can be changed.

use leptos::prelude::*;
use unknot_content::check::RuleId;

use crate::domain::course::courses::Ending;
use crate::domain::course::due::{Due, Today};
use crate::domain::course::flare_up::Prompt;
use crate::domain::course::ladder::has_raise;
use crate::domain::course::phase::Phase;
use crate::domain::course::rules;
use crate::domain::course::session::Session;
use crate::domain::course::standing::{Choice, Rhythm};
use crate::domain::course::words::{how_it_goes, how_the_activity_goes, walk};
use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::state::AppState;
use crate::views::course::course_due::{CourseDue, StartDue};
use crate::views::course::keep_up::LOOKED_AT;
use crate::views::course::week_review::{WeekReview, WhatFollows};
use crate::views::journal::journal_notes::PackNote;
use crate::views::learn::facts::Because;
use crate::views::parts::link_row::LinkRow;
use crate::views::parts::on_change::on_change;
use crate::views::parts::pain_scale::PainScale;
use crate::views::parts::rows::CollectAny;

/// Everything about the course that is going on. What is tapped stays while what follows from it changes.
#[component]
pub fn CourseToday() -> impl IntoView {
    let state = expect_context::<AppState>();
    // What it holds cannot be compared, so whatever it rests on makes it anew.
    let today = Memo::new_with_compare(move |_| state.course_today(), |_, _| true);
    let asks = Memo::new(move |_| {
        let today = today.get()?;
        matches!(today.due, Due::Session(_) | Due::Done(_)).then_some(today.place)
    });
    let goes_on = Memo::new(move |_| {
        let today = today.get();
        today.is_some_and(|today| !matches!(today.due, Due::HelpFirst | Due::Over(_)))
    });
    // Nothing is tried while the questions come first, or somebody has to look at it.
    let may_try = Memo::new(move |_| {
        let today = today.get()?;
        matches!(today.due, Due::Session(_) | Due::Done(_)).then_some(today.place)
    });
    let is_due = Memo::new(move |_| today.get().is_some_and(|today| today.standing.is_to_look_back));
    view! {
        {move || today.get().map(|today| view! { <WhatIsDue today /> })}
        {move || asks.get().map(|place| view! { <PainNow place /> })}
        {move || today.get().map(|today| view! { <Walk today /> })}
        {move || today.get().map(|today| view! { <HowItGoes today /> })}
        {move || goes_on.get().then(|| view! { <WeekReview is_due place=may_try /> })}
    }
}

#[component]
fn WhatIsDue(today: Today) -> impl IntoView {
    let told = told(&today.due);
    let see = today.standing.see.filter(|see| Some(*see) != told);
    let ache = today.is_first_strength().then_some(rules::ACHE);
    let notes = [told, see, ache].into_iter().flatten().map(note).collect_any();
    view! {
        <CourseDue today is_on_today=true />
        {notes}
    }
}

/// The rule by which nothing is done now.
const fn told(due: &Due) -> Option<RuleId> {
    match due {
        Due::Check(rule) | Due::Wait(rule) | Due::Over(rule) => Some(*rule),
        Due::HelpFirst | Due::Session(_) | Due::Done(_) => None,
    }
}

/// After a flare-up it is asked once what helped (F-08), until that is written.
#[component]
fn WhatHelped(today: Today) -> impl IntoView {
    let state = expect_context::<AppState>();
    let asks = move || {
        let is_written = state
            .courses
            .with(|courses| !courses.own_words(Prompt::Helps).is_empty());
        !is_written && today.standing.settled.is_some()
    };
    move || {
        asks().then(|| {
            view! {
                <div data-what-helped>
                    <LinkRow to=Route::FlareUp title="What helped when it flared up?" about="Note it for the next time" />
                </div>
            }
        })
    }
}

#[component]
fn Walk(today: Today) -> impl IntoView {
    let (technique, _) = today.walk?;
    let (title, how) = walk(&today)?;
    Some(view! {
        <div data-walk>
            <LinkRow to=Route::Technique(technique) title about=how />
        </div>
    })
}

#[component]
fn HowItGoes(today: Today) -> impl IntoView {
    let Today {
        place,
        standing,
        due,
        shorter,
        walk: _,
        follows,
        may_read_of_harm,
    } = today.clone();
    let (told, over) = (told(&due), matches!(due, Due::Over(_)));
    let chooses = standing.choice.is_some() && !over;
    let (title, about, sessions) = match due {
        Due::Done(again) => (
            "Once more today",
            Some("One to three short sessions a day are fine."),
            again.into_iter().collect(),
        ),
        _ => ("Less time today?", None, shorter),
    };
    let start = move |session: Session| view! { <StartDue place steps=session.steps is_on_today=true /> };
    view! {
        <WhatFollows rules=follows may_read_of_harm />
        <WhatHelped today=today.clone() />
        {how_it_goes(&standing).map(|words| view! { <p data-how-it-goes>{words}</p> })}
        <PackNote area=place.area />
        {(!sessions.is_empty())
            .then(|| {
                view! {
                    <details class="fold" data-other-length>
                        <summary>
                            <span>{title}</span>
                        </summary>
                        {about.map(|about| view! { <p>{about}</p> })}
                        <p class="button-row">{sessions.into_iter().map(start).collect_any()}</p>
                    </details>
                }
            })}
        {(over || standing.may_be_enough).then(|| view! { <Finish place over=told.filter(|_| over) chooses /> })}
        {chooses
            .then_some(standing.choice)
            .flatten()
            .map(|choice| {
                view! { <AfterTwoWeeks choice has_raise=has_raise(place.area) is_enough=standing.may_be_enough /> }
            })}
        {(!over).then(|| view! { <Change today /> })}
    }
}

/// A caution; that a course went well to its end, or what is usual, is none.
fn note(rule: RuleId) -> impl IntoView {
    let is_caution = !matches!(rule, rules::ENOUGH | rules::LENGTH | rules::ACHE);
    view! {
        <div class="calm-note" class:caution=is_caution data-rules=rule.as_str()>
            <p>
                <Because rule />
            </p>
        </div>
    }
}

/// One tap, kept as the pain before the session; and whether anything is new.
#[component]
fn PainNow(place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let told = untrack(|| state.pain_just_told(place));
    let pain = RwSignal::new(told);
    on_change(pain, move |pain| {
        if let Some(pain) = pain {
            state.tell_pain(place, pain);
        }
    });
    view! {
        <PainScale name="pain-now" ask="Pain now" chosen=pain />
        <p class="button-row">
            <button class="button" data-new on:click=move |_| state.check_together(&[place], None)>
                "Something is new"
            </button>
        </p>
    }
}

/// The first two weeks are over.
#[component]
fn AfterTwoWeeks(
    choice: Choice,
    has_raise: bool,
    /// It may be enough as it is, so nothing is asked for first.
    is_enough: bool,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let may_build = choice == Choice::AgainOrBuild;
    let build = may_build.then(|| {
        view! {
            <button
                class="button"
                class:primary=!is_enough
                data-build
                on:click=move |_| state.change_course(|course, shown| course.builds = Some(shown))
            >
                "Build strength"
            </button>
        }
    });
    let raises = move |_| {
        state.change_course(|course, shown| (course.builds, course.raises) = (Some(shown), Some(shown)));
    };
    let raise = (may_build && has_raise).then(|| {
        view! {
            <p data-rules=rules::RAISE.as_str()>
                <Because rule=rules::RAISE />
            </p>
            <p class="button-row">
                <button class="button" data-build-raise on:click=raises>
                    "Build with that arm raise"
                </button>
            </p>
        }
    });
    view! {
        <section aria-label="What next" data-choice>
            <p>
                {if may_build {
                    "You can go on as you are, build strength for up to ten weeks, or stop here."
                } else {
                    "You can go on as you are, or stop here."
                }}
            </p>
            <p class="button-row">
                {build} <button class="button" data-end on:click=move |_| state.finish_course(Ending::Enough)>
                    "Stop here"
                </button>
            </p>
            {raise}
        </section>
    }
}

/// The course is over, or may be enough: how the activity went, and what is good to keep.
#[component]
fn Finish(
    place: Place,
    /// The rule by which it is over.
    over: Option<RuleId>,
    /// Whether what comes next is asked below.
    chooses: bool,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let how = if over == Some(rules::NOT_ENOUGH) {
        Ending::NotEnough
    } else {
        Ending::Enough
    };
    let activity = untrack(|| state.course_now(how_the_activity_goes)).flatten();
    let keep = untrack(|| state.strengthened_last()).map(|technique| {
        view! {
            <p data-rules=rules::KEEP.as_str()>
                <Because rule=rules::KEEP />
            </p>
            <p class="button-row">
                <button class="button" data-keep on:click=move |_| state.keep_as_routine(technique, place)>
                    {format!("Keep “{}” as a routine", technique.title)}
                </button>
            </p>
        }
    });
    view! {
        <section aria-label="The end of the course" data-finish>
            {over.is_none().then(|| view! { <p data-rules=rules::ENOUGH.as_str()><Because rule=rules::ENOUGH /></p> })}
            {activity.map(|words| view! { <p data-activity>{words}</p> })}
            {keep}
            <p>"What helped you stays under this. You can start again from a plan whenever you need it."</p>
            {(!chooses)
                .then(|| {
                    view! {
                        <p class="button-row">
                            <button
                                class="button"
                                class:primary=over.is_some()
                                data-end
                                on:click=move |_| state.finish_course(how)
                            >
                                "End this course"
                            </button>
                        </p>
                    }
                })}
        </section>
    }
}

/// Why it is as it is, and what the person may change.
#[component]
fn Change(today: Today) -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_first = today.is_first_strength();
    let Today {
        place,
        standing,
        due,
        follows,
        ..
    } = today;
    let strength = match &due {
        Due::Session(session) | Due::Done(Some(session)) => session.strength.err(),
        _ => standing.strength.err(),
    };
    let all = [
        Some(standing.turn),
        standing.softer,
        strength,
        (strength.is_none() && !is_first).then_some(rules::ACHE),
    ];
    let mut why: Vec<RuleId> = Vec::new();
    for rule in all.into_iter().flatten() {
        if !why.contains(&rule) && !follows.contains(&rule) {
            why.push(rule);
        }
    }
    let row = |rule: &RuleId| view! { <li data-rules=rule.as_str()><Because rule=*rule /></li> };
    let is_daily = standing.rhythm == Rhythm::FiveDays;
    let change_rhythm = move |_| {
        state.change_course(|course, shown| course.raises = (!is_daily).then_some(shown));
    };
    let rhythm = (standing.phase > Phase::Settle && has_raise(place.area)).then(|| {
        view! {
            <button class="button" data-rhythm on:click=change_rhythm>
                {if is_daily { "Three strength days a week" } else { "One arm raise on five days a week" }}
            </button>
        }
    });
    let looked = move |_| state.change_course(|course, shown| course.looked_at = Some(shown));
    view! {
        <details class="fold" data-change>
            <summary>
                <span>"Why, and what to change"</span>
            </summary>
            <ul class="plan-notes">{why.iter().map(row).collect_any()}</ul>
            <p class="button-row">
                <button
                    class="button"
                    data-easier
                    on:click=move |_| state.change_course(|course, shown| course.easier = Some(shown))
                >
                    "Make it easier"
                </button>
                {rhythm}
                {(!standing.was_looked_at)
                    .then(|| {
                        view! {
                            <button class="button" data-looked-at on:click=looked>
                                {LOOKED_AT}
                            </button>
                        }
                    })}
                <button class="button" data-end on:click=move |_| state.finish_course(Ending::Enough)>
                    "End this course"
                </button>
            </p>
        </details>
    }
}
