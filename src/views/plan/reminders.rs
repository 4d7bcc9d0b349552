//! Reminders of the person's choice, as a file for the calendar.

use leptos::prelude::*;

use crate::domain::day::Weekday;
use crate::domain::reminders::{
    NAME_LENGTH, ReminderRequest, Reminders, Rhythm, TimeOfDay, USUAL_NAME, WORKING_DAYS, Weeks,
};
use crate::platform::clock;
use crate::state::AppState;
use crate::views::parts::choice::{Segmented, Ticks};
use crate::views::parts::rows::CollectAny;

/// The numbers of reminders a day to choose from.
const COUNTS: [u16; 6] = [1, 2, 3, 4, 5, 6];
/// Minutes from break to break.
const GAPS: [u16; 6] = [30, 45, 60, 90, 120, 180];

/// The sort of reminders: some each day, or breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Counted,
    Breaks,
}

/// The days of the reminders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReminderDays {
    Every,
    Working,
    Ticked,
}

/// The values of the fields.
#[derive(Clone, Copy, Debug)]
struct Fields {
    name: RwSignal<String>,
    sort: RwSignal<Sort>,
    count: RwSignal<u16>,
    gap: RwSignal<u16>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    which: RwSignal<ReminderDays>,
    ticked: RwSignal<Vec<Weekday>>,
    weeks: RwSignal<Weeks>,
}

impl Fields {
    fn new() -> Self {
        Self {
            name: RwSignal::new(USUAL_NAME.to_owned()),
            sort: RwSignal::new(Sort::Counted),
            count: RwSignal::new(3),
            gap: RwSignal::new(60),
            from: RwSignal::new("09:00".to_owned()),
            to: RwSignal::new("17:00".to_owned()),
            which: RwSignal::new(ReminderDays::Every),
            ticked: RwSignal::new(Vec::new()),
            weeks: RwSignal::new(Weeks::Two),
        }
    }

    /// The reminders, or what is missing.
    fn reminders(self) -> Result<Reminders, String> {
        let hours = self
            .from
            .with(|from| TimeOfDay::read(from))
            .zip(self.to.with(|to| TimeOfDay::read(to)));
        let (from, to) = hours.ok_or("Fill in both times.")?;
        let wanted = ReminderRequest {
            name: self.name.get(),
            rhythm: match self.sort.get() {
                Sort::Counted => Rhythm::TimesADay(self.count.get()),
                Sort::Breaks => Rhythm::BreakEvery(self.gap.get()),
            },
            from,
            to,
            days: match self.which.get() {
                ReminderDays::Every => Weekday::ALL.to_vec(),
                ReminderDays::Working => Weekday::ALL
                    .into_iter()
                    .filter(|day| WORKING_DAYS.contains(day))
                    .collect(),
                ReminderDays::Ticked => self.ticked.get(),
            },
            weeks: self.weeks.get(),
        };
        Reminders::new(&wanted).map_err(|reason| reason.to_string())
    }
}

/// The form for reminders, and the button for the file.
#[component]
pub fn RemindersPart() -> impl IntoView {
    let state = expect_context::<AppState>();
    let fields = Fields::new();
    let told = move || match fields.reminders() {
        Ok(reminders) => {
            let times: Vec<String> = reminders.times().iter().map(ToString::to_string).collect();
            format!("At {}.", times.join(", "))
        }
        Err(reason) => reason,
    };
    let cannot = move || fields.reminders().is_err().to_string();
    let save = move |_| {
        if let Ok(reminders) = fields.reminders() {
            state.save_reminders(&reminders);
        }
    };
    view! {
        <details class="reminders" data-rules="B-07">
            <summary>"Reminders in your calendar"</summary>
            <p>
                "Save a file and open it: the calendar of this device then reminds you. The file says the name below and
                nothing about what hurts, and goes nowhere else."
            </p>
            <label class="field">
                "Name"
                <input
                    type="text"
                    name="reminder-name"
                    dir="auto"
                    maxlength=NAME_LENGTH
                    prop:value=fields.name
                    on:input:target=move |event| fields.name.set(event.target().value())
                />
            </label>
            <When fields />
            <OnWhichDays fields />
            <Segmented
                question="reminder-weeks"
                ask="For how long?"
                options=Weeks::ALL.map(|weeks| (weeks, weeks.as_str(), weeks_label(weeks))).to_vec()
                chosen=fields.weeks
            />
            <p role="status" data-reminder-times>{told}</p>
            <p class="button-row">
                <button class="button" data-save-reminders aria-disabled=cannot on:click=save>"Save for my calendar"</button>
            </p>
        </details>
    }
}

/// How often, and between which hours.
#[component]
fn When(fields: Fields) -> impl IntoView {
    let often = move || match fields.sort.get() {
        Sort::Counted => {
            view! { <Numbers name="reminder-count" ask="How many a day?" values=&COUNTS chosen=fields.count /> }
                .into_any()
        }
        Sort::Breaks => {
            view! { <Numbers name="reminder-gap" ask="Minutes between" values=&GAPS chosen=fields.gap /> }.into_any()
        }
    };
    let time = |label: &'static str, name: &'static str, value: RwSignal<String>| {
        view! {
            <label>
                <span>{label}</span>
                <input
                    type="time"
                    name=name
                    prop:value=value
                    on:change:target=move |event| value.set(event.target().value())
                />
            </label>
        }
    };
    view! {
        <Segmented
            question="reminder-sort"
            ask="How often?"
            options=vec![
                (Sort::Counted, "counted", "Several times a day"),
                (Sort::Breaks, "breaks", "A break every so often"),
            ]
            chosen=fields.sort
        />
        <div class="reminder-times">
            {often} {time("From", "reminder-from", fields.from)} {time("To", "reminder-to", fields.to)}
        </div>
    }
}

/// One number out of a few.
#[component]
fn Numbers(name: &'static str, ask: &'static str, values: &'static [u16], chosen: RwSignal<u16>) -> impl IntoView {
    let option = move |value: &u16| {
        let value = *value;
        view! { <option value=value prop:selected=move || chosen.get() == value>{value}</option> }
    };
    let choose = move |given: String| {
        if let Ok(value) = given.parse() {
            chosen.set(value);
        }
    };
    view! {
        <label>
            <span>{ask}</span>
            <select name=name on:change:target=move |event| choose(event.target().value())>
                {values.iter().map(option).collect_any()}
            </select>
        </label>
    }
}

#[component]
fn OnWhichDays(fields: Fields) -> impl IntoView {
    let ticks = move || {
        (fields.which.get() == ReminderDays::Ticked).then(|| {
            let options = Weekday::ALL
                .map(|day| (day, day.as_str(), clock::weekday_name(day)))
                .to_vec();
            view! { <Ticks name="reminder-day" ask="Days" options ticked=fields.ticked /> }
        })
    };
    view! {
        <Segmented
            question="reminder-days"
            ask="On which days?"
            options=vec![
                (ReminderDays::Every, "every", "Every day"),
                (ReminderDays::Working, "working", "Monday to Friday"),
                (ReminderDays::Ticked, "some", "Some days"),
            ]
            chosen=fields.which
        />
        {ticks}
    }
}

const fn weeks_label(weeks: Weeks) -> &'static str {
    match weeks {
        Weeks::One => "1 week",
        Weeks::Two => "2 weeks",
        Weeks::Four => "4 weeks",
    }
}
