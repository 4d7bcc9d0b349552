//! "Get help first with ...": the gravest signs of an area in a line that opens to all of them.

use leptos::prelude::*;
use unknot_content::model::{Action, Area};

use crate::domain::catalogue::red_flags;
use crate::domain::wording::{action_heading, gravest};
use crate::views::parts::icon::Icon;

/// The line, and behind it all warning signs of an area, emergency first. It closes when another area comes.
#[component]
pub fn RedFlags(area: Memo<&'static Area>) -> impl IntoView {
    let signs = move |action| view! { <Signs action area /> };
    let closed = move || {
        area.track();
        false
    };
    view! {
        <details class="red-flags" prop:open=closed>
            <summary>
                <Icon name="warning" />
                <span>
                    <strong>"Get help first"</strong>
                    {move || format!(" with {}.", gravest(area.get()))}
                </span>
            </summary>
            {[Action::Emergency, Action::Urgent, Action::SeeGp].map(signs).collect_view()}
        </details>
    }
}

#[component]
fn Signs(action: Action, area: Memo<&'static Area>) -> impl IntoView {
    let class = match action {
        Action::Emergency => "signs emergency",
        Action::Urgent => "signs urgent",
        Action::SeeGp => "signs see-gp",
    };
    let signs = move || red_flags(area.get()).filter(move |sign| sign.action == action);
    view! {
        <div class=class hidden=move || signs().next().is_none()>
            <h2>{action_heading(action)}</h2>
            <ul>
                {move || {
                    signs()
                        .map(|sign| {
                            view! {
                                <li>
                                    {sign.sign.text} <span class="may-mean">{format!(" – may be {}", sign.may_mean)}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </div>
    }
}
