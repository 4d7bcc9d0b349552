//! Questions that were left open, asked where something depends on them.

use leptos::prelude::*;

use crate::domain::catalogue::check;
use crate::domain::check::answers::Answer;
use crate::domain::check::interview::Question;
use crate::domain::check::tags::OpenQuestion;
use crate::domain::place::Place;
use crate::platform::dom::page;
use crate::state::AppState;
use crate::views::check::questions::ChoiceQuestion;
use crate::views::parts::choice::one_of;
use crate::views::parts::rows::CollectAny;

/// The questions that a page has shown so far, so that none appears twice.
#[derive(Clone, Debug, Default)]
pub struct AskedQuestions(Vec<OpenQuestion>);

impl AskedQuestions {
    /// Those that do not stand on the page yet.
    pub fn new_of(&mut self, questions: Vec<OpenQuestion>) -> Vec<OpenQuestion> {
        let mut new = Vec::new();
        for question in questions {
            if !self.0.contains(&question) {
                self.0.push(question);
                new.push(question);
            }
        }
        new
    }
}

/// Asks, and keeps what is said with the last check of a place. One question takes a yes or a no; several take ticks.
#[component]
pub fn OpenQuestions(place: Place, questions: Vec<OpenQuestion>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let interview = RwSignal::new(untrack(|| state.about_person()));
    let ticked = RwSignal::new(Vec::<OpenQuestion>::new());
    let by_itself = |question: &OpenQuestion| words(*question).is_some();
    let rows: Vec<OpenQuestion> = questions.iter().copied().filter(by_itself).collect();
    let only = questions
        .first()
        .filter(|_| questions.len() == 1)
        .and_then(|one| words(*one));
    let is_empty = questions.is_empty();
    let all = StoredValue::new(rows.clone());
    let keep = move || {
        interview.update(|now| {
            if let Some(now) = now {
                for question in all.get_value() {
                    let is_ticked = ticked.with_untracked(|ticked| ticked.contains(&question));
                    now.answer_one(question, if is_ticked { Answer::Yes } else { Answer::No });
                }
            }
        });
        interview.with_untracked(|said| {
            if let Some(said) = said {
                state.keep_single_answers(place, said);
            }
        });
        // An answered question disappears.
        request_animation_frame(|| {
            page::focus_heading();
            page::focus_first(".ask-first button");
        });
    };
    let row = |question: OpenQuestion| {
        one_of(
            ticked,
            question,
            "conditions",
            value(question),
            words(question).into_any(),
        )
    };
    let whole = questions.into_iter().filter_map(|question| match question {
        OpenQuestion::Medicines => Some(Question::Medicines),
        OpenQuestion::Pregnancy => Some(Question::Pregnancy),
        OpenQuestion::Tag(_) | OpenQuestion::Sign(_) => None,
    });
    let whole = whole
        .map(|question| view! { <ChoiceQuestion question interview /> })
        .collect_any();
    let none_ticked = move || ticked.with(Vec::is_empty) && all.with_value(|all| !all.is_empty());
    (!is_empty).then(|| match only {
        Some(words) => {
            let yes = move |_| {
                ticked.set(all.get_value());
                keep();
            };
            view! {
                <fieldset class="question ask-first" data-question="ask-first" data-asks=rows.first().map(|one| value(*one))>
                    <legend>{words}</legend>
                    <p class="button-row">
                        <button class="button" data-answer="no" on:click=move |_| keep()>"No"</button>
                        <button class="button" data-answer="yes" on:click=yes>"Yes"</button>
                    </p>
                </fieldset>
            }
            .into_any()
        }
        None => view! {
            <fieldset class="question ask-first" data-question="ask-first">
                <legend>{if rows.is_empty() { "Not asked yet" } else { "First: tick what is so." }}</legend>
                {rows.into_iter().map(row).collect_any()}
                {whole}
                <p class="button-row">
                    <button class="button" data-answer="no" on:click=move |_| keep()>
                        {move || if none_ticked() { "None of these" } else { "Go on" }}
                    </button>
                </p>
            </fieldset>
        }
        .into_any(),
    })
}

/// The words of the question; `None` if it has several answers.
fn words(question: OpenQuestion) -> Option<&'static str> {
    let check = check()?;
    match question {
        OpenQuestion::Tag(tag) => check.unanswered.iter().find(|one| one.tag == tag)?.ask,
        OpenQuestion::Sign(sign) => Some(check.sign(sign)?.ask),
        OpenQuestion::Medicines | OpenQuestion::Pregnancy => None,
    }
}

/// The name in the DOM.
const fn value(question: OpenQuestion) -> &'static str {
    match question {
        OpenQuestion::Tag(tag) => tag.as_str(),
        OpenQuestion::Sign(sign) => sign.as_str(),
        OpenQuestion::Medicines => "medicines",
        OpenQuestion::Pregnancy => "pregnancy",
    }
}
