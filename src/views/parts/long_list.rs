//! A long list, of which some rows are there and all are on paper.

use std::ops::Range;

use leptos::prelude::*;

use crate::domain::window::Window;
use crate::state::AppState;

/// A window on a list.
#[derive(Clone, Copy, Debug)]
pub struct LongList {
    state: AppState,
    window: RwSignal<Window>,
}

impl LongList {
    /// A list that shows `step` rows at first, adds `step` with each "more", and never shows more than `most`.
    #[must_use]
    pub fn new(state: AppState, step: usize, most: usize) -> Self {
        Self {
            state,
            window: RwSignal::new(Window::new(step, most)),
        }
    }

    /// The rows to show of so many; whoever asks is told when they are others. Paper has no "more".
    #[must_use]
    pub fn rows(self, count: usize) -> Range<usize> {
        if self.state.on_paper.get().is_some() {
            0..count
        } else {
            self.window.get().rows(count)
        }
    }
}

/// The list, with a way to the rows before and after those that are there.
#[component]
pub fn WithMore(
    list: LongList,
    /// How many rows there are in all.
    #[prop(into)]
    count: Signal<usize>,
    children: Children,
) -> impl IntoView {
    let window = list.window;
    let back = move || {
        let before = window.get().previous(count.get());
        let back = move |_| window.update(|window| window.go_back(count.get_untracked()));
        (before > 0).then(|| {
            view! {
                <p class="button-row not-on-paper">
                    <button class="button" data-before on:click=back>{format!("Show the {before} before")}</button>
                </p>
            }
        })
    };
    let on = move || {
        let all = count.get();
        let (more, rows) = (window.get().next(all), window.get().rows(all));
        let on = move |_| window.update(|window| window.go_on(count.get_untracked()));
        (more > 0).then(|| {
            view! {
                <p class="button-row not-on-paper">
                    <button class="button" data-next on:click=on>{format!("Show {more} more")}</button>
                    " "
                    {format!("{} to {} of {all} are here; all of them are on paper.", rows.start + 1, rows.end)}
                </p>
            }
        })
    };
    view! {
        {back}
        {children()}
        {on}
    }
}
