//! A summary to show somebody, made only when it is asked for.

use leptos::prelude::*;

use crate::domain::course::courses::Ending;
use crate::domain::course::review::ActivityWeek;
use crate::domain::handout::course_summary::{SummaryActivity, SummaryCourse};
use crate::domain::handout::summary::{
    Done, MovementTried, PainAt, Part, Period, Summary, SummaryAnswer, SummaryCheck, SummaryNote, SummaryRequest,
    TechniqueDone,
};
use crate::domain::place::{Place, place_name, place_names};
use crate::domain::route::Route;
use crate::domain::time::Time;
use crate::platform::clock;
use crate::platform::dom::page;
use crate::state::{AppState, Pack};
use crate::views::frame::navigation::WayBack;
use crate::views::journal::pain_chart::{drawing, table};
use crate::views::learn::facts::OnceLoaded;
use crate::views::map::marked_body::MarkedBody;
use crate::views::parts::choice::{Segmented, Ticks};
use crate::views::parts::labels::rating_label;
use crate::views::parts::link_row::LinkRow;
use crate::views::parts::long_list::{LongList, WithMore};
use crate::views::parts::on_paper::PrintButton;
use crate::views::parts::rows::CollectAny;

#[component]
pub fn SummaryPage() -> impl IntoView {
    view! {
        <div class="page summary-page">
            <WayBack to=Route::Today label="Today" />
            <h1 tabindex="-1">"Summary for a clinician"</h1>
            <p class="lead not-on-paper">
                "For a GP, a physiotherapist or anybody you like: your notes and answers in order. It is made on this device
                when you ask. Unknot does not keep it or send it."
            </p>
            <OnceLoaded pack=Pack::CHECK show=|| view! { <Maker /> }.into_any() />
        </div>
    }
}

/// The way here from other pages.
#[component]
pub fn SummaryLink() -> impl IntoView {
    view! {
        <LinkRow
            to=Route::Summary
            title="Summary for a clinician"
            about="Your notes and answers in order, to print or save"
            class="row not-on-paper"
        />
    }
}

/// The choices for the summary, and the summary made from them.
#[component]
fn Maker() -> impl IntoView {
    let state = expect_context::<AppState>();
    let period = RwSignal::new(Period::default());
    let parts = RwSignal::new(Part::USUAL.to_vec());
    let made = RwSignal::new(None::<Summary>);
    let make = move |_| {
        let wanted = SummaryRequest {
            period: period.get_untracked(),
            parts: parts.get_untracked(),
        };
        made.set(state.summary(&wanted));
        request_animation_frame(|| {
            page::focus_first("[data-summary='result']");
            page::scroll_to("[data-summary='result']");
        });
    };
    view! {
        <div class="summary-choice not-on-paper">
            <Segmented
                question="summary-period"
                ask="How far back?"
                options=Period::ALL.map(|period| (period, period.as_str(), period_label(period))).to_vec()
                chosen=period
            />
            <details class="summary-parts">
                <summary>{move || format!("What goes in: {} of {}", parts.with(Vec::len), Part::ALL.len())}</summary>
                <Ticks
                    name="summary-part"
                    ask="What goes in?"
                    options=Part::ALL.map(|part| (part, part.as_str(), part_label(part).to_owned())).to_vec()
                    ticked=parts
                />
            </details>
            <p class="button-row">
                <button class="button primary wide" data-summary="make" on:click=make>"Make the summary"</button>
            </p>
        </div>
        {move || made.get().map(|summary| view! { <Result summary /> })}
    }
}

#[component]
fn Result(summary: Summary) -> impl IntoView {
    let (day, _) = clock::day_and_time(summary.made);
    let period = match summary.period {
        Period::All => "It covers everything that was kept.".to_owned(),
        period => format!("It covers the last {}.", period_label(period)),
    };
    view! {
        <section class="summary-result" data-summary="result" tabindex="-1" aria-label="Summary">
            <p>
                {format!("Written by the person and Unknot, an app that does not diagnose. Made on {day}. {period}")}
            </p>
            {summary.places.map(|places| view! { <Places places /> })}
            {summary.pain.map(|pain| view! { <Pain pain /> })}
            {summary.checks.map(|checks| view! { <Checks checks /> })}
            {summary.person.map(|said| view! { <Person said /> })}
            {summary.done.map(|done| view! { <WhatWasDone done /> })}
            {summary.courses.map(|courses| view! { <CourseList courses /> })}
            {summary.activities.map(|activities| view! { <Activities activities /> })}
            {summary.notes.map(|notes| view! { <Notes notes /> })}
            <p class="button-row">
                <PrintButton />
            </p>
        </section>
    }
}

/// How many notes to show at first and add with each "more", and how many to show at most.
const SHOWN: (usize, usize) = (100, 300);
const NOTHING: &str = "Nothing was noted in this time.";

#[component]
fn Places(places: Vec<Place>) -> impl IntoView {
    let show = if places.is_empty() {
        view! { <p>{NOTHING}</p> }.into_any()
    } else {
        view! { <MarkedBody places /> }.into_any()
    };
    view! {
        <h2>"Where it is sore"</h2>
        {show}
    }
}

#[component]
fn Pain(pain: Vec<PainAt>) -> impl IntoView {
    let is_empty = pain.is_empty();
    let at = |PainAt { area, marks }: PainAt| {
        view! {
            <h3>{area}</h3>
            {drawing(&marks, area)}
            {table(&marks, area)}
        }
    };
    view! {
        <h2>"Pain over time"</h2>
        {is_empty.then(|| view! { <p>{NOTHING}</p> })}
        {pain.into_iter().map(at).collect_any()}
    }
}

#[component]
fn Checks(checks: Vec<SummaryCheck>) -> impl IntoView {
    let is_empty = checks.is_empty();
    let list = |title: &'static str, signs: Vec<&'static str>| {
        (!signs.is_empty()).then(|| {
            view! {
                <h4>{title}</h4>
                <ul>{signs.into_iter().map(|sign| view! { <li>{sign}</li> }).collect_any()}</ul>
            }
        })
    };
    let told = move |check: SummaryCheck| {
        let (day, time) = clock::day_and_time(check.at);
        let places = place_names(&check.places);
        view! {
            <h3>{places.clone()}</h3>
            <SaidTable said=check.said caption=format!("Answers of {day}, {time}") />
            {list("Ticked", check.ticked)}
            {list("Asked, and not ticked", check.not_ticked)}
        }
    };
    view! {
        <h2>"Answers of the last checks"</h2>
        {is_empty.then(|| view! { <p>{NOTHING}</p> })}
        {checks.into_iter().map(told).collect_any()}
    }
}

#[component]
fn Person(said: Vec<SummaryAnswer>) -> impl IntoView {
    let show = if said.is_empty() {
        view! { <p>"There are no answers, or they are too old."</p> }.into_any()
    } else {
        view! { <SaidTable said caption="As last answered".to_owned() /> }.into_any()
    };
    view! {
        <h2>"About the person"</h2>
        {show}
    }
}

#[component]
fn SaidTable(said: Vec<SummaryAnswer>, caption: String) -> impl IntoView {
    let row = |SummaryAnswer { ask, answer }: SummaryAnswer| {
        view! {
            <tr>
                <th scope="row">{ask}</th>
                <td>{answer}</td>
            </tr>
        }
    };
    view! {
        <table>
            <caption>{caption}</caption>
            <tbody>{said.into_iter().map(row).collect_any()}</tbody>
        </table>
    }
}

/// Such as "Bend forward, tried at 3 sessions: a little further 2, about the same 1, less far 0."
fn movement_line(tried: &MovementTried) -> String {
    let ([further, same, less], times) = (tried.changes, tried.times);
    format!(
        "{}, tried at {times} sessions: a little further {further}, about the same {same}, less far {less}. That alone proves nothing.",
        tried.title
    )
}

#[component]
fn WhatWasDone(done: Done) -> impl IntoView {
    let words: Vec<String> = done
        .words
        .iter()
        .map(|(change, count)| format!("{} {count}", rating_label(*change).to_ascii_lowercase()))
        .collect();
    let row = |known: TechniqueDone| {
        let lower = match known.rated {
            0 => "not rated".to_owned(),
            rated => format!("{} of {rated}", known.lower),
        };
        view! {
            <tr>
                <th scope="row" dir="auto">{known.title}</th>
                <td>{known.times}</td>
                <td>{lower}</td>
            </tr>
        }
    };
    let movement = |tried: &MovementTried| view! { <p data-movement>{movement_line(tried)}</p> };
    let movements = done.movements.iter().map(movement).collect_any();
    let show = if done.sessions == 0 {
        view! { <p>{NOTHING}</p> }.into_any()
    } else {
        view! {
            <p>{format!("Sessions: {}.", done.sessions)}</p>
            {(!words.is_empty()).then(|| view! { <p>{format!("How it felt afterwards: {}.", words.join(", "))}</p> })}
            <table>
                <caption>"How often, and by own ratings"</caption>
                <thead>
                    <tr>
                        <th scope="col">"What"</th>
                        <th scope="col">"Times"</th>
                        <th scope="col">"Pain lower afterwards"</th>
                    </tr>
                </thead>
                <tbody>{done.techniques.into_iter().map(row).collect_any()}</tbody>
            </table>
            {movements}
            <p class="eyebrow">"These are own ratings. They do not show that it was the technique."</p>
        }
        .into_any()
    };
    view! {
        <h2>"What was done"</h2>
        {show}
    }
}

/// Such as "Left top of the shoulder: 1 Dec 2026 to 9 Feb 2027. Strength since 15 Dec 2026. Ended by the person."
fn course_line(course: &SummaryCourse) -> String {
    let day = |shown: Time| clock::day_and_time_then(shown, Some(shown)).0;
    let place = place_name(course.place.area, Some(course.place.sore));
    let time = match course.end {
        Some((end, _)) => format!("{} to {}", day(course.from), day(end)),
        None => format!("since {}", day(course.from)),
    };
    let builds = course.builds.map(|since| format!(" Strength since {}.", day(since)));
    let end = match course.end {
        None => "",
        Some((_, Ending::Enough)) => " Ended by the person.",
        Some((_, Ending::NotEnough)) => " Over, and it had not done enough.",
        Some((_, Ending::HelpFirst)) => " Ended by an answer that called for help.",
    };
    format!("{place}: {time}.{}{end}", builds.unwrap_or_default())
}

#[component]
fn CourseList(courses: Vec<SummaryCourse>) -> impl IntoView {
    let is_empty = courses.is_empty();
    let row = |course: &SummaryCourse| view! { <p data-course-told>{course_line(course)}</p> };
    view! {
        <h2>"Courses over weeks"</h2>
        {is_empty.then(|| view! { <p>{NOTHING}</p> })}
        {courses.iter().map(row).collect_any()}
    }
}

#[component]
fn Activities(activities: Vec<SummaryActivity>) -> impl IntoView {
    let is_empty = activities.is_empty();
    let one = |SummaryActivity { words, weeks }: SummaryActivity| {
        let week = |week: &ActivityWeek| {
            let (day, _) = clock::day_and_time_then(week.shown, Some(week.shown));
            format!("{day}: {}", week.difficulty.get())
        };
        let weeks: Vec<String> = weeks.iter().map(week).collect();
        view! {
            <h3 class="own-words" dir="auto">{words}</h3>
            <p>{weeks.join(", ")}</p>
        }
    };
    view! {
        <h2>"What it keeps me from, 0 (as I like) to 10 (could not)"</h2>
        {is_empty.then(|| view! { <p>{NOTHING}</p> })}
        {activities.into_iter().map(one).collect_any()}
    }
}

#[component]
fn Notes(notes: Vec<SummaryNote>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let is_empty = notes.is_empty();
    let count = notes.len();
    let notes = StoredValue::new(notes);
    let list = LongList::new(state, SHOWN.0, SHOWN.1);
    let row = |note: &SummaryNote| {
        let (day, time) = clock::day_and_time_then(note.at, note.shown);
        view! {
            <li>
                <p><strong>{format!("{day}, {time}")}</strong> " " {place_names(&note.places)}</p>
                <p class="own-words" dir="auto">{note.text.clone()}</p>
            </li>
        }
    };
    view! {
        <h2>"Notes, word for word"</h2>
        {is_empty.then(|| view! { <p>{NOTHING}</p> })}
        <WithMore list count>
            <ul class="notes">{move || notes.with_value(|notes| notes[list.rows(count)].iter().map(row).collect_any())}</ul>
        </WithMore>
    }
}

const fn period_label(period: Period) -> &'static str {
    match period {
        Period::TwoWeeks => "2 weeks",
        Period::SixWeeks => "6 weeks",
        Period::TwelveWeeks => "12 weeks",
        Period::All => "All",
    }
}

const fn part_label(part: Part) -> &'static str {
    match part {
        Part::Places => "Where it is sore, marked on the body",
        Part::Pain => "Pain over time",
        Part::Answers => "Answers of the last checks",
        Part::Person => "What you said about yourself, such as age and medicines",
        Part::Done => "What you did, and how it went",
        Part::Courses => "Courses over weeks",
        Part::Activities => "What it keeps you from, in your own words",
        Part::Notes => "Your notes, word for word",
    }
}
