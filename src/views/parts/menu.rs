//! The menu of further actions, behind "…".

use leptos::prelude::*;

use crate::views::parts::icon::Icon;

/// A line of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    pub label: &'static str,
    /// Whether the action is available now.
    pub is_possible: Signal<bool>,
    pub act: Callback<()>,
}

impl MenuItem {
    /// An action that is always available.
    pub fn new(label: &'static str, act: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            label,
            is_possible: Signal::stored(true),
            act: Callback::new(move |()| act()),
        }
    }

    /// The same, only now and then.
    pub fn possible(self, is_possible: Signal<bool>) -> Self {
        Self { is_possible, ..self }
    }
}

/// The button and what it opens: the browser closes it with Escape and with a tap beside it, and gives the focus back.
#[component]
pub fn Menu(
    /// Its own in the page.
    id: String,
    /// The name of the thing it acts on.
    #[prop(into)]
    about: Signal<String>,
    items: Vec<MenuItem>,
) -> impl IntoView {
    let item = |item: MenuItem| {
        let MenuItem {
            label,
            is_possible,
            act,
        } = item;
        view! {
            <button
                popovertarget=id.clone()
                popovertargetaction="hide"
                aria-label=move || format!("{label}: {}", about.get())
                hidden=move || !is_possible.get()
                on:click=move |_| act.run(())
            >
                {label}
            </button>
        }
        .into_any()
    };
    let items: Vec<AnyView> = items.into_iter().map(item).collect();
    view! {
        <button class="icon-button menu-button" popovertarget=id.clone() aria-label=move || format!("More: {}", about.get())>
            <Icon name="more" />
        </button>
        <div class="menu" popover="auto" id=id role="group" aria-label=about>
            {items}
        </div>
    }
}
