//! Places marked on the whole body, with numbers, and a list that names them.

use leptos::prelude::*;
use unknot_content::model::{VIEW_BOX, View};

use crate::domain::coordinate::{coordinate, view_box};
use crate::domain::handout::summary::spots;
use crate::domain::place::{Place, place_name};
use crate::views::parts::rows::CollectAny;
use crate::views::plan::knot::body_in;

/// The drawings are for the eyes only: the list says the same.
#[component]
pub fn MarkedBody(places: Vec<Place>) -> impl IntoView {
    let drawing = |view: View| {
        let marks = |(index, place): (usize, &Place)| {
            let here = spots(*place).filter(|spot| spot.view == view);
            here.map(|spot| (index + 1, spot.x, spot.y)).collect::<Vec<_>>()
        };
        let marks: Vec<(usize, f32, f32)> = places.iter().enumerate().flat_map(marks).collect();
        (!marks.is_empty()).then(|| view! { <MarkedView view marks /> })
    };
    let drawings = [View::Front, View::Back].map(drawing).into_iter().collect_any();
    let row = |place: Place| view! { <li>{place_name(place.area, Some(place.sore))}</li> };
    view! {
        <div class="marked-body">{drawings}</div>
        <ol>{places.into_iter().map(row).collect_any()}</ol>
    }
}

#[component]
fn MarkedView(view: View, marks: Vec<(usize, f32, f32)>) -> impl IntoView {
    let (left, top, width, height) = VIEW_BOX;
    let name = match view {
        View::Front => "Front: the person's left is on the right.",
        View::Back => "Back: the person's left is on the left.",
    };
    let mark = |(number, x, y): (usize, f32, f32)| {
        view! {
            <circle class="where-mark" cx=coordinate(x.into()) cy=coordinate(y.into()) r="20" />
            <text class="mark-number" x=coordinate(x.into()) y=coordinate((y + 8.0).into()) text-anchor="middle">{number}</text>
        }
    };
    view! {
        <figure>
            <svg viewBox=view_box([left, top, width, height]) aria-hidden="true">
                <use href=body_in(view) />
                {marks.into_iter().map(mark).collect_any()}
            </svg>
            <figcaption class="eyebrow">{name}</figcaption>
        </figure>
    }
}
