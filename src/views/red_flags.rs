//! "Stop and get help if": the warning signs of an area.

use leptos::prelude::*;
use unknot_content::model::{Action, Area, RedFlag};

use super::icon::Icon;
use crate::domain::catalogue::red_flags;
use crate::domain::wording::action_heading;

/// All warning signs of an area, emergency first, never folded.
#[component]
pub fn RedFlags(#[prop(into)] area: Signal<&'static Area>) -> impl IntoView {
    let group = move |action: Action| {
        let signs = Memo::new(move |_| {
            let signs = red_flags(area.get()).filter(|sign| sign.action == action);
            signs.collect::<Vec<_>>()
        });
        let are_any = Memo::new(move |_| !signs.read().is_empty());
        move || are_any.get().then(|| view! { <Signs action signs /> })
    };
    view! {
        <section class="red-flags" aria-labelledby="red-flags">
            <h2 id="red-flags">
                <Icon name="warning" />
                "Stop and get help if"
            </h2>
            {[Action::Emergency, Action::Urgent, Action::SeeGp].map(group).collect_view()}
        </section>
    }
}

#[component]
fn Signs(action: Action, signs: Memo<Vec<&'static RedFlag>>) -> impl IntoView {
    let class = match action {
        Action::Emergency => "signs emergency",
        Action::Urgent => "signs urgent",
        Action::SeeGp => "signs see-gp",
    };
    view! {
        <div class=class>
            <h3>{action_heading(action)}</h3>
            <ul>
                {move || {
                    signs
                        .get()
                        .into_iter()
                        .map(|sign| {
                            view! {
                                <li>
                                    {sign.sign.text}
                                    <span class="may-mean">{format!(" – may be {}", sign.may_mean)}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </div>
    }
}
