//! A file of text that somebody chooses.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::exchange::files;

/// Gives what stands in a chosen file, or in words why it cannot be read.
#[component]
pub fn FileField(
    label: &'static str,
    /// The name in the DOM.
    name: &'static str,
    /// A larger file is refused unread, in bytes.
    largest: usize,
    take: Callback<Result<String, String>>,
) -> impl IntoView {
    let read = move |file: files::ChosenFile| {
        spawn_local(async move {
            let largest = u32::try_from(largest).unwrap_or(u32::MAX);
            let text = file.text(largest).await.map_err(|reason| reason.to_string());
            // The page may have been left since.
            take.try_run(text);
        });
    };
    view! {
        <label class="button file-field">
            {label}
            <input
                type="file"
                name=name
                accept=".json,application/json"
                on:change:target=move |event| {
                    if let Some(file) = files::take(&event.target()) {
                        read(file);
                    }
                }
            />
        </label>
    }
}
