//! "Where the knot is": a pin on the drawing, and words.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use unknot_content::model::View;

use crate::domain::coordinate::{coordinate, view_box};
use crate::domain::knot::{Frame, Knot, Pin};
use crate::domain::place::{Place, place_name};
use crate::platform::dom::page;
use crate::state::AppState;
use crate::views::parts::draft_field::{DraftField, DraftNote};

/// One press of an arrow key moves the pin by so much, in thousandths of the picture.
const KEY_STEP: i16 = 25;

/// To mark a knot and find it again.
#[component]
pub fn KnotPart(place: Place) -> impl IntoView {
    let state = expect_context::<AppState>();
    let knot = Memo::new(move |_| state.knot(place));
    let field = format!("knot.{}.{}", place.area.id.as_str(), place.sore.as_str());
    let typed = DraftField::new(state, field, move |words| {
        state.change_knot(place, |knot| knot.describe(words));
    });
    let summary = move || {
        if knot.with(Option::is_some) {
            "Where your knot is"
        } else {
            "Mark where the knot is"
        }
    };
    view! {
        <details class="knot-part">
            <summary>{summary}</summary>
            <p class="eyebrow">"Tap the picture, or write it down, to find it again."</p>
            {Frame::of(place).map(|frame| view! { <PinPicture place frame knot /> })}
            <label class="field">
                "In words, such as “two fingers in from the blade”"
                <DraftNote name="knot" words=move || knot.get().map(|knot| knot.words).unwrap_or_default() typed />
            </label>
            {move || {
                knot.with(Option::is_some)
                    .then(|| {
                        view! {
                            <p class="button-row">
                                <button class="button" on:click=move |_| state.forget_knot(place)>"Take it away"</button>
                            </p>
                        }
                    })
            }}
        </details>
    }
}

#[component]
fn PinPicture(place: Place, frame: Frame, knot: Memo<Option<Knot>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let pin = move || knot.get().and_then(|knot| knot.pin);
    let put = move |pin: Pin| state.change_knot(place, |knot| knot.pin = Some(pin));
    let tap = move |event: MouseEvent| {
        // A key on the button presses it without a point.
        put(page::part_of_target(&event).map_or(Pin::MIDDLE, |(x, y)| Pin::new(x, y)));
    };
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => (0, -KEY_STEP),
            "ArrowDown" => (0, KEY_STEP),
            "ArrowLeft" => (-KEY_STEP, 0),
            "ArrowRight" => (KEY_STEP, 0),
            _ => return,
        };
        event.prevent_default();
        put(untrack(pin).unwrap_or(Pin::MIDDLE).moved(by));
    };
    let label = format!(
        "Picture of {}: tap where the knot is, or move the pin with the arrow keys",
        place_name(place.area, Some(place.sore))
    );
    view! {
        <button class="pin-picture" aria-label=label on:click=tap on:keydown=on_key>
            <Drawing frame pin=Signal::derive(pin) />
        </button>
    }
}

/// The body around a place, with the pin.
#[component]
fn Drawing(frame: Frame, pin: Signal<Option<Pin>>) -> impl IntoView {
    let mark = move || {
        pin.get().map(|pin| {
            let (x, y) = frame.point(pin);
            view! { <circle class="pin" data-pin cx=coordinate(x.into()) cy=coordinate(y.into()) r="5" /> }
        })
    };
    view! { <Body frame>{mark}</Body> }
}

#[component]
fn Body(frame: Frame, children: Children) -> impl IntoView {
    let Frame { left, top, size, view } = frame;
    view! {
        <svg viewBox=view_box([left, top, size, size]) aria-hidden="true">
            <use href=body_in(view) />
            {children()}
        </svg>
    }
}

/// The drawn body of the map, to be drawn once more.
pub const fn body_in(view: View) -> &'static str {
    match view {
        View::Front => "#front-body",
        View::Back => "#back-body",
    }
}

/// A picture of the place on the body, hidden from screen readers: the words beside it name the place.
#[component]
pub fn WherePicture(place: Place) -> impl IntoView {
    Frame::of(place).map(|frame| {
        let (x, y) = frame.point(Pin::MIDDLE);
        view! {
            <figure class="where-picture">
                <Body frame>
                    <circle class="where-mark" cx=coordinate(x.into()) cy=coordinate(y.into()) r="20" />
                </Body>
                <figcaption class="eyebrow">{place_name(place.area, Some(place.sore))}</figcaption>
            </figure>
        }
    })
}

/// The marked knot, to look at while pressing.
#[component]
pub fn KnotNote(knot: Knot) -> impl IntoView {
    let pin = knot.pin.zip(knot.place.place().and_then(Frame::of));
    view! {
        <figure class="knot-note">
            {pin.map(|(pin, frame)| view! { <Drawing frame pin=Signal::stored(Some(pin)) /> })}
            <figcaption>
                <strong>"Your knot: "</strong>
                <span dir="auto">
                    {if knot.words.is_empty() { "where the pin is".to_owned() } else { knot.words }}
                </span>
            </figcaption>
        </figure>
    }
}
