//! "Stop and get help if": the warning signs of an area.

use leptos::prelude::*;
use unknot_content::model::{Action, Area};

use crate::domain::catalogue::red_flags;
use crate::domain::wording::action_heading;
use crate::views::parts::icon::Icon;

/// All warning signs of an area, emergency first, never folded.
#[component]
pub fn RedFlags(area: Memo<&'static Area>) -> impl IntoView {
    let signs = move |action| view! { <Signs action area /> };
    view! {
        <section class="red-flags" aria-labelledby="red-flags">
            <h2 id="red-flags">
                <Icon name="warning" />
                "Stop and get help if"
            </h2>
            {[Action::Emergency, Action::Urgent, Action::SeeGp].map(signs).collect_view()}
        </section>
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
            <h3>{action_heading(action)}</h3>
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
