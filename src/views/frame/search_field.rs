//! "Search": a field with results as you type.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::place::place_name;
use crate::domain::route::Route;
use crate::domain::search::{SearchHit, search};
use crate::platform::dom::page;
use crate::state::{AppState, Pack, PackState};
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::CollectAny;

/// A field that understands plain words, muscle names and typos. `/` moves to it.
#[component]
pub fn SearchField() -> impl IntoView {
    let state = expect_context::<AppState>();
    let words = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let results = found(state, words);
    let shown = move || open.get() && !words.read().trim().is_empty();

    let close = move || {
        words.set(String::new());
        open.set(false);
    };
    let on_key = move |event: KeyboardEvent| {
        // The keys of an input method that puts letters together are its own.
        if event.is_composing() {
            return;
        }
        let count = results.with_untracked(|results| results.list().len());
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.update(|active| *active = (*active + 1) % count),
            "ArrowUp" if count > 0 => active.update(|active| *active = (*active + count - 1) % count),
            "Enter" => {
                let chosen = active.get_untracked();
                if let Some(found) = results.with_untracked(|results| results.list().get(chosen).copied()) {
                    close();
                    state.go_to(route(found));
                }
            }
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
    };
    focus_on_slash();

    view! {
        <div
            class="search"
            role="search"
            on:focusout=move |event| {
                if !page::focus_stays_inside(&event) {
                    open.set(false);
                }
            }
        >
            <Icon name="search" />
            <input
                id="search"
                type="search"
                dir="auto"
                role="combobox"
                placeholder="Search"
                aria-label="Search"
                aria-autocomplete="list"
                aria-controls="search-results"
                aria-expanded=move || shown().to_string()
                aria-activedescendant=move || {
                    (shown() && !results.read().list().is_empty()).then(|| format!("search-result-{}", active.get()))
                }
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="go"
                prop:value=words
                on:input=move |event| {
                    words.set(event_target_value(&event));
                    active.set(0);
                    open.set(true);
                }
                on:focus=move |_| open.set(true)
                on:keydown=on_key
            />
            <div class="search-results" hidden=move || !shown()>
                <ul id="search-results" role="listbox" aria-label="Places, techniques and things to read">
                    {move || {
                        results
                            .get()
                            .0
                            .into_iter()
                            .flatten()
                            .enumerate()
                            .map(|(index, found)| view! { <ResultRow found index active close /> })
                            .collect_any()
                    }}
                </ul>
                <p class="search-none" role="status">
                    {move || {
                        (shown() && results.read().are_none())
                            .then_some("Nothing found. Try a plain word, such as “neck”, “shoulder blade” or “calf”.")
                    }}
                </p>
            </div>
        </div>
    }
}

/// The results for the words. The first word also starts loading the guides.
fn found(state: AppState, words: RwSignal<String>) -> Memo<Results> {
    Effect::new(move |_| {
        if !words.read().is_empty() {
            state.ask_for(Pack::LEARN);
        }
    });
    let look = move |_: Option<&_>| {
        // Guides are found once they are loaded, and "nothing found" is not shown before.
        let all_is_there = state.pack_state(Pack::LEARN) != PackState::Loading;
        let found = search(&words.read());
        Results((all_is_there || !found.is_empty()).then_some(found))
    };
    // Results are shown anew for each search, even if they are the same.
    Memo::new_with_compare(look, |_, _| true)
}

/// The results; `None` while they are empty and guides are still loading.
#[derive(Clone)]
struct Results(Option<Vec<SearchHit>>);

impl Results {
    fn list(&self) -> &[SearchHit] {
        self.0.as_deref().unwrap_or_default()
    }

    fn are_none(&self) -> bool {
        self.0.as_ref().is_some_and(Vec::is_empty)
    }
}

#[component]
fn ResultRow(
    found: SearchHit,
    index: usize,
    active: RwSignal<usize>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let (name, about) = label(found);
    view! {
        <li
            id=format!("search-result-{index}")
            role="option"
            aria-selected=move || (active.get() == index).to_string()
            on:pointerenter=move |_| active.set(index)
            // The field would lose focus, and the list with it, before the click arrives.
            on:pointerdown=|event| event.prevent_default()
            on:click=move |_| {
                close();
                state.go_to(route(found));
            }
        >
            <span class="result-name">{name}</span>
            <span class="result-about">{about}</span>
        </li>
    }
}

const fn route(found: SearchHit) -> Route {
    match found {
        SearchHit::Area(area, sore) | SearchHit::Behind(_, area, sore) => Route::Area(area, sore),
        SearchHit::Technique(technique) => Route::Technique(technique),
        SearchHit::Topic(topic) => Route::Topic(topic.id()),
    }
}

/// The name of a result, and how it relates to the words.
fn label(found: SearchHit) -> (String, String) {
    match found {
        SearchHit::Area(area, sore) => (place_name(area, sore), area.landmark.to_owned()),
        SearchHit::Behind(complaint, area, sore) => {
            let name = complaint.names.first().copied().unwrap_or_default();
            (place_name(area, sore), format!("{name} can come from here"))
        }
        SearchHit::Technique(technique) => (
            technique.title.to_owned(),
            crate::domain::wording::kind_heading(technique.kind).to_owned(),
        ),
        SearchHit::Topic(topic) => (topic.title().to_owned(), "To read".to_owned()),
    }
}

/// `/` moves to the field from anywhere but another field.
fn focus_on_slash() {
    let listener = window_event_listener(leptos::ev::keydown, |event| {
        if event.key() == "/" && !event.ctrl_key() && !event.meta_key() && !page::is_typing() {
            event.prevent_default();
            page::focus_first("#search");
        }
    });
    on_cleanup(move || listener.remove());
}
