//! Pain over time as a drawing, with a table behind it.

use std::cmp::Ordering;

use leptos::prelude::*;

use crate::domain::coordinate::coordinate;
use crate::domain::journal::chart::{ChartMark, Range, place};
use crate::platform::clock;
use crate::views::parts::rows::CollectAny;

/// The drawing in its own units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 100.0;

#[component]
pub fn PainChart(marks: Memo<Vec<ChartMark>>, range: RwSignal<Range>, name: &'static str) -> impl IntoView {
    move || {
        let marks = marks.get();
        let now = clock::now();
        // All notes have no period but that of the drawing.
        let since = range.get().since(now);
        let period = since.map(|since| format!("{} to {}", clock::date_and_month(since), clock::date_and_month(now)));
        if marks.is_empty() {
            return view! { <p class="glance">"No pain was noted. " {period}</p> }.into_any();
        }
        // Most tables are never opened, and each may have many rows.
        let was_opened = RwSignal::new(false);
        view! {
            {period.map(|period| view! { <p class="eyebrow">{period}</p> })}
            {change(&marks).map(|words| view! { <p class="pain-change">{words}</p> })}
            {drawing(&marks, name)}
            <details class="chart-table" on:toggle=move |_| was_opened.set(true)>
                <summary>"As a table"</summary>
                {move || was_opened.get().then(|| table(&marks, name))}
            </details>
        }
        .into_any()
    }
}

/// The first and the last pain in words, placed before the chart.
fn change(marks: &[ChartMark]) -> Option<String> {
    let (first, last) = marks.first().zip(marks.last())?;
    let (before, now) = (first.highest.get(), last.lowest.get());
    let since = clock::day_and_time(first.from).0;
    Some(match before.cmp(&now) {
        Ordering::Greater => format!("Down from {before} to {now} since {since}."),
        Ordering::Less => format!("Up from {before} to {now} since {since}."),
        Ordering::Equal => format!("{now}, the same as on {since}."),
    })
}

/// The drawing alone; the table has to stand below it.
pub fn drawing(marks: &[ChartMark], name: &'static str) -> impl IntoView + use<> {
    let ends = marks.first().zip(marks.last());
    let (from, to) = ends.map_or_else(Default::default, |(first, last)| {
        (clock::day_and_time(first.from).0, clock::day_and_time(last.to).0)
    });
    let label = format!("Pain from 0 to 10 at {name}, {from} to {to}. The table below has the numbers.");
    let dots = |of_sessions: bool| {
        let shown = marks.iter().filter(|mark| (mark.sessions > 0) == of_sessions);
        shown.map(|mark| dot(mark, marks)).collect_any()
    };
    view! {
        <figure class="pain-chart">
            <svg viewBox="-22 -8 350 132" role="img" aria-label=label>
                <Grid />
                <path class="pain-line" d=line(marks) />
                // A session is seen over what was told at the same hour.
                {[false, true].map(dots).collect_view()}
                <text class="chart-label" x="0" y="120">{from}</text>
                <text class="chart-label" x=coordinate(WIDTH) y="120" text-anchor="end">{to}</text>
            </svg>
            <figcaption class="eyebrow">"Pain from 0 to 10. A square is a day with a session."</figcaption>
        </figure>
    }
}

/// Every mark with its numbers.
pub fn table(marks: &[ChartMark], name: &'static str) -> impl IntoView + use<> {
    view! {
        <table>
            <caption>{format!("Pain from 0 to 10: {name}")}</caption>
            <thead>
                <tr>
                    <th scope="col">"When"</th>
                    <th scope="col">"Pain"</th>
                    <th scope="col">"Sessions"</th>
                </tr>
            </thead>
            <tbody>{marks.iter().map(row).collect_any()}</tbody>
        </table>
    }
}

#[component]
fn Grid() -> impl IntoView {
    let line = |pain: u8| {
        let y = HEIGHT - f64::from(pain) * HEIGHT / 10.0;
        view! {
            <line class="chart-grid" x1="0" x2=coordinate(WIDTH) y1=coordinate(y) y2=coordinate(y) />
            <text class="chart-label" x="-6" y=coordinate(y + 4.0) text-anchor="end">{pain}</text>
        }
    };
    [0, 5, 10].map(line).collect_any()
}

/// Through the highest of each mark, so that no bad day is drawn away.
fn line(marks: &[ChartMark]) -> String {
    let mut path = String::new();
    for mark in marks {
        let letter = if path.is_empty() { 'M' } else { 'L' };
        let (high, _) = place(mark, marks, WIDTH, HEIGHT);
        path.push(letter);
        path.push_str(&coordinate(high.x));
        path.push(' ');
        path.push_str(&coordinate(high.y));
    }
    path
}

/// A mark of several entries is drawn from their highest to their lowest pain.
fn dot(mark: &ChartMark, marks: &[ChartMark]) -> impl IntoView + use<> {
    let (high, low) = place(mark, marks, WIDTH, HEIGHT);
    let shape = if mark.sessions > 0 {
        view! { <rect class="pain-dot" x=coordinate(high.x - 4.0) y=coordinate(high.y - 4.0) width="8" height="8" /> }
            .into_any()
    } else {
        view! { <circle class="pain-dot" cx=coordinate(high.x) cy=coordinate(high.y) r="4" /> }.into_any()
    };
    view! {
        <line class="pain-span"
            x1=coordinate(high.x)
            x2=coordinate(low.x)
            y1=coordinate(high.y)
            y2=coordinate(low.y)
         />
        {shape}
    }
}

fn row(mark: &ChartMark) -> impl IntoView + use<> {
    let (from, time) = clock::day_and_time(mark.from);
    let to = clock::day_and_time(mark.to).0;
    let when = match (mark.count, from == to) {
        (1, _) => format!("{from}, {time}"),
        (_, true) => from,
        (_, false) => format!("{from} to {to}"),
    };
    let pain = if mark.lowest == mark.highest {
        mark.highest.get().to_string()
    } else {
        format!("{} to {}", mark.lowest.get(), mark.highest.get())
    };
    view! {
        <tr>
            <th scope="row">{when}</th>
            <td>{pain}</td>
            <td>{mark.sessions}</td>
        </tr>
    }
}
