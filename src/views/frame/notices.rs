//! Messages at the edge of the screen.

use leptos::prelude::*;

use crate::state::{AppState, Notice};
use crate::views::parts::icon::Icon;

/// All current notices, read out as they come.
#[component]
pub fn Notices() -> impl IntoView {
    let state = expect_context::<AppState>();
    view! {
        <div class="notices" role="status">
            <For each=move || state.shown_notices() key=|notice| (notice.id, notice.number) let(notice)>
                <NoticeBar notice />
            </For>
        </div>
    }
}

#[component]
fn NoticeBar(notice: Notice) -> impl IntoView {
    let state = expect_context::<AppState>();
    let id = notice.id;
    let remedy = notice.remedy.map(|remedy| {
        let label = remedy.label();
        view! { <button class="quiet" on:click=move |_| state.apply(id, remedy.clone())>{label}</button> }
    });
    view! {
        <div class="notice" class:passing=id.passes() class:waiting=id.can_wait()>
            <p dir="auto">{notice.text}</p>
            {remedy}
            {(!id.passes())
                .then(|| {
                    view! {
                        <button class="icon-button" aria-label="Dismiss" on:click=move |_| state.decline(id)>
                            <Icon name="close" />
                        </button>
                    }
                })}
        </div>
    }
}
