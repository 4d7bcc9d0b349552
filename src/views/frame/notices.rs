//! Messages above the bar, which move what is on the page.

use leptos::html::Div;
use leptos::prelude::*;

use crate::platform::dom::size::{HeightObserver, publish_height};
use crate::state::{AppState, Notice};
use crate::views::frame::lazy::LazyDeskCard;
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::Rows;

/// All current notices and the desk break that is due, read out as they come.
#[component]
pub fn Notices() -> impl IntoView {
    let state = expect_context::<AppState>();
    let bar = NodeRef::<Div>::new();
    let publishing = StoredValue::new_local(None::<HeightObserver>);
    bar.on_load(move |bar| publishing.set_value(publish_height(&bar, "--notices-height")));
    let numbers = Signal::derive(move || {
        let shown = state.shown_notices();
        shown.iter().map(|notice| u64::from(notice.number)).collect()
    });
    let row = move |number: u64| {
        let is_it = |notice: &&Notice| u64::from(notice.number) == number;
        let notice = state.notices.with_untracked(|all| all.iter().find(is_it).cloned());
        notice.map(|notice| view! { <NoticeBar notice /> }).into_any()
    };
    let has_breaks = Memo::new(move |_| state.desk().on);
    view! {
        <div class="notices" role="status" node_ref=bar>
            {move || has_breaks.get().then(|| view! { <LazyDeskCard /> })}
            <Rows numbers row />
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
        <div class="notice" class:passing=id.passes() class:can-wait=id.can_wait()>
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
