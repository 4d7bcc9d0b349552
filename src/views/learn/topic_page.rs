//! The page of a topic: a guide, or a way to get help.

use leptos::prelude::*;
use unknot_content::learn::{CareOption, Form, Guide, Section};
use unknot_content::model::TopicId;

use crate::domain::catalogue::{Topic, contraindications, guide_sources, sources, topic};
use crate::domain::route::Route;
use crate::domain::wording::{page_title, setting, strength_dots, strength_sentence};
use crate::platform::dom::page;
use crate::state::Pack;
use crate::views::frame::navigation::WayBack;
use crate::views::learn::facts::{OnceLoaded, SourceList, Sources, Statement};
use crate::views::learn::learn_page::Drawing;
use crate::views::parts::rows::CollectAny;

/// A topic, as soon as its words are loaded. It also sets the title of the page.
#[component]
pub fn TopicPage(id: TopicId) -> impl IntoView {
    let show = move || {
        let Some(topic) = topic(id) else { return ().into_any() };
        page::set_title(&page_title(topic.title()));
        match topic {
            Topic::Guide(guide) => view! { <GuideText guide /> }.into_any(),
            Topic::Care(option) => view! { <CareText option /> }.into_any(),
        }
    };
    view! {
        <article class="page topic-page">
            <WayBack to=Route::Learn label="Learn" />
            <OnceLoaded pack=Pack::LEARN show />
        </article>
    }
}

#[component]
fn GuideText(guide: &'static Guide) -> impl IntoView {
    let section = |section: &'static Section| view! { <Paragraphs section /> };
    let sections = match guide.form {
        Form::Steps => {
            let steps = guide.sections.iter().map(|step| view! { <li>{section(step)}</li> });
            view! { <ol class="guide-steps">{steps.collect_any()}</ol> }.into_any()
        }
        Form::Text | Form::Questions => guide.sections.iter().map(section).collect_any().into_any(),
    };
    view! {
        <h1 tabindex="-1">{guide.title}</h1>
        <p class="lead">{guide.about}</p>
        <div class="topic-drawing">
            <Drawing technique=guide.drawing />
        </div>
        {sections}
        <h2>"Where this comes from"</h2>
        <p>"No clinician has checked this text yet."</p>
        <details>
            <summary>"Sources"</summary>
            <SourceList list=move || sources(&guide_sources(guide)).collect() />
        </details>
    }
}

#[component]
fn Paragraphs(section: &'static Section) -> impl IntoView {
    let paragraph = |claim| {
        view! {
            <p>
                <Statement claim />
            </p>
        }
    };
    view! {
        <h2>{section.heading}</h2>
        {section.paragraphs.iter().map(paragraph).collect_any()}
    }
}

#[component]
fn CareText(option: &'static CareOption) -> impl IntoView {
    let list = |texts: &'static [&'static str]| {
        let rows = texts.iter().map(|text| view! { <li>{*text}</li> });
        view! { <ul>{rows.collect_any()}</ul> }
    };
    let avoid: Vec<_> = contraindications(&option.avoid_if).collect();
    view! {
        <h1 tabindex="-1">{option.title}</h1>
        <p class="lead">{format!("{}. {}.", setting(option.setting), option.who_provides)}</p>
        <div class="topic-drawing">
            <Drawing technique=option.drawing />
        </div>
        <h2>"What to expect"</h2>
        {list(&option.what_to_expect)}
        <h2>"What trials found"</h2>
        <p>
            <strong>
                <span class="dots" aria-hidden="true">{strength_dots(option.strength)}</span>
                " "
                {strength_sentence(option.strength)}
            </strong>
            " "
            {option.evidence}
        </p>
        {(!option.cautions.is_empty())
            .then(|| {
                view! {
                    <h2>"Take care"</h2>
                    {list(&option.cautions)}
                }
            })}
        {(!avoid.is_empty())
            .then(|| {
                let rows = avoid.iter().map(|reason| view! { <li>{reason.text}</li> });
                view! {
                    <h2>"Not for you, or ask first, if"</h2>
                    <ul>{rows.collect_any()}</ul>
                }
            })}
        <h2>"Where this comes from"</h2>
        <Sources ids=&option.sources sure=option.confidence />
    }
}
