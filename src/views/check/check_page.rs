//! The check: a few screens of questions about one sore place.

use leptos::ev::hashchange;
use leptos::prelude::*;
use unknot_content::check::Line;

use crate::domain::catalogue::check;
use crate::domain::check::at_hand::{EVERYWHERE, equipment_value};
use crate::domain::check::interview::{Interview, Page, Question};
use crate::domain::check::page::THERE;
use crate::domain::check::renewal::{PainChange, Renewal};
use crate::domain::check::under_way;
use crate::domain::place::{Place, place_name, place_names};
use crate::domain::route::Route;
use crate::domain::time::Time;
use crate::domain::wording::page_title;
use crate::platform::device::screen;
use crate::platform::dom::page;
use crate::platform::host::location;
use crate::state::{AppState, Pack};
use crate::views::check::current::{Current, Missing, QuestionFieldset, update, with};
use crate::views::check::lists::{MaybePregnant, NoneThere, Style, TheSame, YesOrNo, entries};
use crate::views::check::questions::ChoiceQuestion;
use crate::views::learn::facts::OnceLoaded;
use crate::views::parts::fold::Fold;
use crate::views::parts::icon::Icon;
use crate::views::parts::on_change::on_change;
use crate::views::parts::pain_scale::PainScale;
use crate::views::parts::rows::CollectAny;

/// The check of one place, from its first question to its plan.
#[component]
pub fn CheckPage(place: Place) -> impl IntoView {
    // `None` until the check has been loaded.
    let interview = RwSignal::new(None);
    // Days since the last check, if it is renewed with one tap; `None` for a full check.
    let renewing = RwSignal::new(None);
    let heading = move || match renewing.get() {
        Some(days) => format!("Anything new in {days} days?"),
        None => read(interview, Interview::page)
            .unwrap_or(Page::Signs)
            .heading()
            .to_owned(),
    };
    // The route names the page when it opens; each further step has a title of its own.
    let step = Memo::new(move |_| read(interview, Interview::page));
    Effect::new(move |before: Option<Option<Page>>| {
        let now = step.get();
        if let (Some(Some(_)), Some(page)) = (before, now) {
            let of_place = place_name(place.area, Some(place.sore));
            page::set_title(&page_title(&format!("{of_place}: {}", page.heading())));
        }
        now
    });
    view! {
        <div class="page check-page">
            <CheckBar place interview />
            <h1 tabindex="-1">{heading}</h1>
            <OnceLoaded pack=Pack::CHECK show=move || view! { <Conversation place interview renewing /> }.into_any() />
        </div>
    }
}

/// Reads what there is to read of a check.
fn read<T: Default>(interview: RwSignal<Option<Interview>>, read: impl Fn(&Interview) -> T) -> T {
    let mut found = T::default();
    with(interview, &mut |now| found = read(now));
    found
}

/// The way back, the place, the way out, and how much is done.
#[component]
fn CheckBar(place: Place, interview: RwSignal<Option<Interview>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let places = untrack(|| state.selection.with(|selection| selection.together_with(place)));
    let out = Route::Area(place.area, Some(place.sore)).href();
    let step = move || read(interview, Interview::step);
    let steps = move || read(interview, Interview::steps).max(1);
    let is_about_the_place = move || read(interview, Interview::page) != Some(Page::AboutYou);
    let back = {
        let out = out.clone();
        move || match step() {
            0 => view! {
                <a class="icon-button" href=out.clone() aria-label="Back to the place">
                    <Icon name="back" />
                </a>
            }
            .into_any(),
            _ => view! {
                <button class="icon-button check-back" aria-label="Back" on:click=|_| location::back()>
                    <Icon name="back" />
                </button>
            }
            .into_any(),
        }
    };
    view! {
        <div class="check-bar">
            {back}
            <p>{move || is_about_the_place().then(|| place_names(&places))}</p>
            <a class="icon-button" href=out aria-label="Leave the check">
                <Icon name="close" />
            </a>
        </div>
        <p class="progress" style:--done=move || format!("{}%", 100 * (step() + 1) / steps())>
            <span class="visually-hidden">{move || format!("Step {} of {}", step() + 1, steps())}</span>
        </p>
    }
}

#[component]
fn Conversation(
    place: Place,
    interview: RwSignal<Option<Interview>>,
    renewing: RwSignal<Option<Time>>,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    interview.set(untrack(|| state.start_check(place)));
    let step = move || untrack(|| read(interview, Interview::step));
    let current = Memo::new(move |_| read(interview, Interview::page));
    let show = move || {
        page::focus_heading();
        screen::scroll_to_top();
        if current.get_untracked().is_none() {
            untrack(|| with(interview, &mut |now| state.keep_check(now)));
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
        update(interview, &mut |now| now.go_to(wanted));
        if step() != wanted {
            // There is no such step yet.
            location::replace_with(&under_way::href(place, step()));
        }
        show();
    };
    follow();
    let listener = window_event_listener(hashchange, move |_| follow());
    on_cleanup(move || listener.remove());
    Effect::new(move |_| with(interview, &mut |now| state.keep_under_way(now)));
    let has_plan = untrack(|| state.has_plan(place));
    let repeat = has_plan.then(|| view! { <NothingNew place interview /> });
    let renewal = untrack(|| (step() == 0).then(|| state.renewal(place)).flatten());
    renewing.set(renewal.as_ref().map(|(_, renewal)| renewal.days));
    let asked = move || {
        if let (Some((new, renewal)), Some(_)) = (&renewal, renewing.get()) {
            view! { <InShort place new=new.clone() renewal=renewal.clone() renewing /> }.into_any()
        } else {
            let page = current.get();
            page.map(|page| view! { <PageOf page interview go_on=Callback::new(move |()| go_on()) /> })
                .into_any()
        }
    };
    view! {
        {repeat}
        {asked}
    }
}

/// The way back to a plan that is still young enough.
#[component]
fn NothingNew(place: Place, interview: RwSignal<Option<Interview>>) -> impl IntoView {
    move || {
        (read(interview, Interview::step) == 0).then(|| {
            view! {
                <p class="calm-note">
                    "Nothing new, and no worse?"
                    <a class="button" href=Route::Plan(place.area, place.sore).href()>"Show the plan"</a>
                </p>
            }
        })
    }
}

/// Everything that the last check asked, in a few words, and one tap for "none of it".
#[component]
fn InShort(place: Place, new: Interview, renewal: Renewal, renewing: RwSignal<Option<Time>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let groups = renewal.named.iter().map(|(group, lines)| {
        let words: Vec<&'static str> = lines.iter().map(|line| new.words(*line)).collect();
        let show = move || {
            let rows = words.iter().map(|words| view! { <li>{*words}</li> });
            view! { <ul>{rows.collect_any()}</ul> }
        };
        view! { <Fold title=group.key show /> }
    });
    let groups = groups.collect_any();
    let known = StoredValue::new((new, renewal));
    let nothing_new = move |since: PainChange| {
        known.with_value(|(new, renewal)| state.renew(new, renewal, since));
        location::replace_with(&Route::Plan(place.area, place.sore).href());
    };
    let ask_all = move |_| {
        renewing.set(None);
        page::focus_heading();
        screen::scroll_to_top();
    };
    view! {
        <div class="folds" data-renewal>
            {groups}
        </div>
        <div class="check-buttons">
            <button class="button primary" data-check-next on:click=move |_| nothing_new(PainChange::Same)>
                "Nothing new, no worse"
            </button>
            <button class="button" data-better on:click=move |_| nothing_new(PainChange::Better)>
                "Nothing new, better"
            </button>
            <button class="quiet" data-ask-all on:click=ask_all>
                "Worse, or something new"
            </button>
        </div>
    }
}

#[component]
fn PageOf(page: Page, interview: RwSignal<Option<Interview>>, go_on: Callback<()>) -> impl IntoView {
    let tried = RwSignal::new(String::new());
    let asking = Current { page, interview, tried };
    let leave = move |leave: fn(&mut Interview, Page)| {
        asking.change(|now| leave(now, page));
        go_on.run(());
    };
    let send = move |_| {
        let missing = untrack(|| asking.read(|now| now.gap(page)));
        tried.set(missing.map_or_else(String::new, |missing| missing.at.to_owned()));
        let Some(missing) = missing else {
            leave(Interview::send_as_it_is);
            return;
        };
        // The message there appears with the next frame.
        request_animation_frame(move || {
            let question = format!("[data-gap='{}']", missing.at);
            page::focus_first(&format!("{question} input"));
            page::scroll_to(&question);
        });
    };
    let send_label = move || {
        asking.read(|now| {
            let is_blank = page != Page::Pain && now.is_blank(page);
            Some(if is_blank {
                "None of these"
            } else if now.is_last(page) {
                "See my plan"
            } else {
                "Go on"
            })
        })
    };
    let can_skip = page == Page::AboutYou && untrack(|| asking.read(Interview::can_skip_the_person));
    view! {
        {match page {
            Page::Signs | Page::FollowUps => view! { <SignsPart asking /> }.into_any(),
            Page::Pain => view! { <AboutThePain asking /> }.into_any(),
            Page::AboutYou => view! { <AboutYou asking /> }.into_any(),
        }}
        <div class="check-buttons">
            <button class="button primary" data-check-next on:click=send>
                {send_label}
            </button>
            {can_skip
                .then(|| {
                    view! {
                        <button class="quiet" data-check-skip on:click=move |_| leave(Interview::skip)>
                            "Skip: gentler plan"
                        </button>
                    }
                })}
        </div>
    }
}

#[component]
fn SignsPart(asking: Current) -> impl IntoView {
    let lines = untrack(|| asking.read(|now| now.sign_lines(asking.page)));
    view! {
        <fieldset class="question signs" data-question="signs">
            <legend class="visually-hidden">{asking.page.heading()}</legend>
            {entries(asking, &lines, Style::Row)}
        </fieldset>
    }
}

#[component]
fn AboutThePain(asking: Current) -> impl IntoView {
    let interview = asking.interview;
    let spot = untrack(|| asking.read(Interview::spot_lines));
    let course = untrack(|| asking.read(Interview::course_lines)).into_iter();
    let is = |id: &'static str| move |line: &Line| matches!(line, Line::Sign(sign) if sign.as_str() == id);
    let (better, rest): (Vec<Line>, Vec<Line>) = course.partition(is("improving"));
    let (worse, also): (Vec<Line>, Vec<Line>) = rest.into_iter().partition(is("worse"));
    let yes_or_no = untrack(|| asking.read(|now| now.yes_or_no().to_vec()));
    view! {
        <HowBad asking />
        <ChoiceQuestion asking question=Question::Duration interview ask="Since" brief=true only=is_not_today />
        <ChoiceQuestion asking question=Question::Onset interview ask="Began with" brief=true />
        {yes_or_no.into_iter().map(|sign| view! { <YesOrNo asking sign /> }).collect_any()}
        <QuestionFieldset asking at=THERE name="conditions" class="question choices" legend="Anything there?">
            {entries(asking, &spot, Style::Chip)}
            <NoneThere asking />
        </QuestionFieldset>
        <QuestionFieldset asking at="course" name="course" class="question choices" legend="It is">
            {entries(asking, &better, Style::Chip)}
            <TheSame asking />
            {entries(asking, &worse, Style::Chip)}
        </QuestionFieldset>
        <QuestionFieldset asking at="also" name="also" class="question choices" legend="Also">
            {entries(asking, &also, Style::Chip)}
        </QuestionFieldset>
    }
}

/// The pain, which can be taken back.
#[component]
fn HowBad(asking: Current) -> impl IntoView {
    let pain = RwSignal::new(untrack(|| asking.read(|now| now.answers.pain)));
    on_change(pain, move |chosen| {
        let value = chosen.map_or_else(String::new, |pain| pain.get().to_string());
        asking.change(|now| now.answer(Question::Pain, &value, chosen.is_some()));
    });
    view! {
        <div class="question" class:is-missing=move || asking.is_missing("pain") data-gap="pain">
            <Missing asking at="pain" />
            <PainScale name="pain" ask="Worst today" chosen=pain />
        </div>
    }
}

const fn is_not_today(value: &str) -> bool {
    // Left out, as "0-2 days" covers it and no rule tells the two apart.
    !matches!(value.as_bytes(), b"today")
}

/// The questions about the person, asked once a month.
#[component]
fn AboutYou(asking: Current) -> impl IntoView {
    let interview = asking.interview;
    let lines = untrack(|| asking.read(Interview::person_lines));
    let asks_age = untrack(|| asking.read(|now| now.asks(Question::Age)));
    let asks_weeks = Memo::new(move |_| asking.read(|now| now.asks(Question::Pregnancy)));
    view! {
        {asks_age.then(|| view! { <ChoiceQuestion asking question=Question::Age interview ask="Age" brief=true /> })}
        <fieldset class="question signs" data-question="about-you">
            <legend class="visually-hidden">"Tick what is so, now or before"</legend>
            {entries(asking, &lines, Style::Row)}
            {move || asks_weeks.get().then(|| view! { <MaybePregnant asking /> })}
        </fieldset>
        <p class="eyebrow">"Kept here only"</p>
    }
}

/// The question over the list about health.
pub const ABOUT_HEALTH: &str = "Any of these, now or before? Tick what fits; no tick means no.";

/// Explains that the answers about the person stay on the device, and what skipping them means.
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

/// The fields about the person, which are asked once and kept.
#[component]
pub fn AboutThePerson(interview: RwSignal<Option<Interview>>) -> impl IntoView {
    view! {
        <ChoiceQuestion question=Question::Age interview />
        <ChoiceQuestion question=Question::Pregnancy interview />
        <ChoiceQuestion question=Question::Medicines interview />
        <ChoiceQuestion question=Question::Conditions interview only=is_asked_once />
        <ChoiceQuestion question=Question::Training interview />
        <ChoiceQuestion
            question=Question::Equipment
            interview
            ask="What do you have at hand? No tick means everything."
            only=is_not_everywhere
        />
        <ChoiceQuestion question=Question::Positions interview ask="Which positions are fine for you? No tick means all." />
    }
}

fn is_asked_once(condition: &str) -> bool {
    check().is_some_and(|check| check.open_tags.conditions.iter().any(|tag| tag.as_str() == condition))
}

/// Equipment that is everywhere is not asked for.
fn is_not_everywhere(tool: &str) -> bool {
    EVERYWHERE.into_iter().all(|known| equipment_value(known) != tool)
}
