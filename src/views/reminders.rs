//! Three reminders a day, as a file for the calendar.

use leptos::prelude::*;

use crate::domain::reminders::{DAYS, TimeOfDay};
use crate::state::AppState;

const TIMES: [&str; 3] = ["09:00", "13:00", "18:00"];

/// Times to choose, and the file.
#[component]
pub fn Reminders() -> impl IntoView {
    let state = expect_context::<AppState>();
    let times = TIMES.map(|time| RwSignal::new(time.to_owned()));
    let field = |(index, time): (usize, RwSignal<String>)| {
        view! {
            <label>
                <span>{format!("Time {}", index + 1)}</span>
                <input
                    type="time"
                    prop:value=time
                    on:change:target=move |event| time.set(event.target().value())
                />
            </label>
        }
    };
    let save = move |_| {
        // A time that was emptied is one reminder fewer.
        let times: Vec<TimeOfDay> = times.iter().filter_map(|time| TimeOfDay::read(&time.read())).collect();
        state.save_reminders(&times);
    };
    view! {
        <details class="reminders" data-rules="B-07">
            <summary>"Three reminders a day"</summary>
            <p>
                {format!(
                    "Stretches are for several times a day. Put reminders for {DAYS} days in the calendar of this device: \
                     save the file and open it. It says nothing about what hurts, and goes nowhere else.",
                )}
            </p>
            <div class="reminder-times">{times.into_iter().enumerate().map(field).collect_view()}</div>
            <p class="button-row">
                <button class="button" on:click=save>"Save for my calendar"</button>
            </p>
        </details>
    }
}
