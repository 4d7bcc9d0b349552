//! Lists of the check: lines to tick, folds that open into more, and the place where an answer is missing.

use std::sync::Arc;

use leptos::prelude::*;
use unknot_content::check::{Fold, Line, SignId};
use unknot_content::vocabulary::Touch;

use crate::domain::check::interview::{Interview, Page, Question};
use crate::domain::check::page::{ListItem, PREGNANCY};
use crate::domain::check::words::in_a_sentence;
use crate::views::check::current::{Current, Missing, QuestionFieldset, key_words};
use crate::views::check::questions::ChoiceQuestion;
use crate::views::parts::choice::{Tick, tick_box};
use crate::views::parts::rows::CollectAny;

/// The style of a line: key words with the rest of the sentence, or a word or two beside others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Row,
    Chip,
}

fn line_box(asking: Current, line: Line, style: Style) -> AnyView {
    let (name, value) = match line {
        Line::Sign(sign) => ("signs", sign.as_str()),
        Line::Tag(tag) => ("conditions", tag.as_str()),
        Line::Medicine(medicine) => ("medicines", medicine.as_str()),
        Line::LightTouch => (Question::Touch.name(), Touch::Sensitive.as_str()),
    };
    let page = asking.page;
    let words = untrack(|| asking.read(|now| Some(words(now, line, style))));
    tick_box(Tick {
        name,
        value,
        is_on: Arc::new(move || asking.read(|now| now.is_ticked(page, line))),
        set: Arc::new(move |is_on| asking.change(|now| now.set_line(page, line, is_on))),
        words: words.unwrap_or_else(|| ().into_any()),
    })
}

fn words(now: &Interview, line: Line, style: Style) -> AnyView {
    let sign = match line {
        Line::Sign(sign) => now.case().check.sign(sign),
        Line::Tag(_) | Line::Medicine(_) | Line::LightTouch => None,
    };
    match (style, sign) {
        (Style::Chip, _) => now.short(line).into_any(),
        (Style::Row, Some(sign)) => key_words(sign.key(), sign.more()),
        (Style::Row, None) => now.words(line).into_any(),
    }
}

/// Lines of a list, those that belong together behind one.
pub fn entries(asking: Current, lines: &[Line], style: Style) -> Vec<AnyView> {
    let entries = untrack(|| asking.read(|now| now.fold_up(lines)));
    let entry = |entry: ListItem| match entry {
        ListItem::Line(line) => line_box(asking, line, style),
        ListItem::Fold(fold, inside) => folded(asking, fold, &inside, style),
    };
    entries.into_iter().map(entry).collect()
}

fn folded(asking: Current, fold: &'static Fold, inside: &[Line], style: Style) -> AnyView {
    let page = asking.page;
    let lines: Arc<[Line]> = inside.into();
    let is_open = Memo::new({
        let lines = Arc::clone(&lines);
        move |_| asking.read(|now| now.is_open(page, fold, &lines))
    });
    let names = untrack(|| {
        asking.read(|now| {
            // Several may share one name.
            let mut names: Vec<String> = inside.iter().map(|line| in_a_sentence(now.short(*line))).collect();
            names.dedup();
            names.join(", ")
        })
    });
    let words = match style {
        Style::Chip => fold.key.into_any(),
        Style::Row => {
            // The first carries the row, and begins it with a capital letter.
            let first = inside
                .first()
                .map_or("", |line| untrack(|| asking.read(|now| now.short(*line))));
            let rest = names.get(first.len()..).unwrap_or_default().to_owned();
            view! { <b>{first}</b> {rest} }.into_any()
        }
    };
    let toggled = Arc::clone(&lines);
    let row = tick_box(Tick {
        name: "folds",
        value: fold.id,
        is_on: Arc::new(move || is_open.get()),
        set: Arc::new(move |is_on| asking.change(|now| now.open(page, fold, &toggled, is_on))),
        words,
    });
    let inside = move || {
        is_open.get().then(|| {
            let rows = lines.iter().map(|line| line_box(asking, *line, Style::Row));
            view! {
                <div class="unfolded" role="group" aria-label=fold.key data-gap=fold.id>
                    <Missing asking at=fold.id />
                    {rows.collect_any()}
                </div>
            }
        })
    };
    view! { {row} {inside} }.into_any()
}

/// "None", as the answer for everything that is asked about the sore spot.
#[component]
pub fn NoneThere(asking: Current) -> impl IntoView {
    tick_box(Tick {
        name: "conditions",
        value: "none",
        is_on: Arc::new(move || asking.read(Interview::is_none_there)),
        set: Arc::new(move |is_on| asking.change(|now| now.say_none_there(is_on))),
        words: "None".into_any(),
    })
}

/// "The same": clears both better and worse.
#[component]
pub fn TheSame(asking: Current) -> impl IntoView {
    let said = RwSignal::new(false);
    let changes = move |now: &Interview| -> Vec<SignId> {
        let mut ticked = now.ticked(Page::Pain);
        ticked.retain(|sign| matches!(sign.as_str(), "improving" | "worse"));
        ticked
    };
    tick_box(Tick {
        name: "course",
        value: "neither",
        is_on: Arc::new(move || said.get() && asking.read(|now| changes(now).is_empty())),
        set: Arc::new(move |is_on| {
            said.set(is_on);
            asking.change(|now| {
                for sign in changes(now) {
                    now.set(Page::Pain, sign, false);
                }
            });
        }),
        words: "Same".into_any(),
    })
}

/// Yes, no or unsure.
#[component]
pub fn YesOrNo(asking: Current, sign: SignId) -> impl IntoView {
    let at = sign.as_str();
    let key = untrack(|| asking.read(|now| now.case().check.sign(sign).map(|sign| sign.ask)));
    let option = move |value: &'static str, label: &'static str| {
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name=at
                    value=value
                    prop:checked=move || asking.read(|now| now.said(sign) == Some(value))
                    on:change=move |_| asking.change(|now| now.say(sign, value))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <QuestionFieldset asking at name=at class="question choices" legend=key.unwrap_or_default()>
            {option("yes", "Yes")}
            {option("no", "No")}
            {option("unsure", "Unsure")}
        </QuestionFieldset>
    }
}

/// Pregnant or not, and the weeks where it is so.
#[component]
pub fn MaybePregnant(asking: Current) -> impl IntoView {
    let is_so = Memo::new(move |_| asking.read(Interview::is_maybe_pregnant));
    let row = tick_box(Tick {
        name: "folds",
        value: PREGNANCY,
        is_on: Arc::new(move || is_so.get()),
        set: Arc::new(move |is_on| asking.change(|now| now.say_maybe_pregnant(is_on))),
        words: key_words("Pregnant", ", or maybe"),
    });
    let weeks = move || {
        is_so.get().then(|| {
            view! {
                <div class="unfolded" data-gap=PREGNANCY>
                    <Missing asking at=PREGNANCY />
                    <ChoiceQuestion
                        question=Question::Pregnancy
                        interview=asking.interview
                        ask="How far?"
                        only=is_pregnant
                        brief=true
                    />
                </div>
            }
        })
    };
    view! {
        {row}
        {weeks}
    }
}

fn is_pregnant(value: &str) -> bool {
    !matches!(value, "no" | "not-applicable")
}
