//! The drawn map in the document: built into `index.html`, adopted by the app as it is.

use std::cell::Cell;

use unknot_content::model::{Area, VIEW_BOX, View};
use unknot_content::sided::Side;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, HtmlElement, HtmlInputElement, MouseEvent, SvgElement};

use crate::domain::map::spatial_navigation::{MapSpot, find_spot};
use crate::domain::map::viewport::Viewport;
use crate::platform::device::screen;
use crate::platform::dom::page;

/// The elements of the map that the app changes.
#[derive(Clone, Debug)]
pub struct MapElement {
    stage: HtmlElement,
    shapes: Vec<Shape>,
    /// How far from the top of the window the tap was that opens the next page, in CSS pixels.
    tapped: Cell<Option<i32>>,
}

/// How large the body is at first when it grows, as `style/panel.css` has it.
const BEFORE_IT_GROWS: f64 = 0.65;

/// The element that takes the taps on a place.
#[derive(Clone, Debug)]
struct Shape {
    element: SvgElement,
    spot: MapSpot,
}

impl MapElement {
    /// Finds the map in the document; `None` if the page has none.
    #[must_use]
    pub fn find() -> Option<Self> {
        let stage: HtmlElement = web_sys::window()?
            .document()?
            .get_element_by_id("body-map")?
            .dyn_into()
            .ok()?;
        let shapes = all(&stage, "[data-area]").filter_map(|shape| {
            Some(Shape {
                spot: spot_of(&shape)?,
                element: shape.dyn_into().ok()?,
            })
        });
        let shapes = shapes.collect();
        Some(Self {
            stage,
            shapes,
            tapped: Cell::default(),
        })
    }

    /// Moves the map to its place in the app.
    pub fn move_into(&self, host: &Element) {
        // Both elements are in the document, and neither holds the other.
        let _ = host.prepend_with_node_1(&self.stage);
    }

    /// The area that an event on the map happened in.
    #[must_use]
    pub fn spot_at(event: &Event) -> Option<MapSpot> {
        let target: Element = event.target()?.dyn_into().ok()?;
        spot_of(&target.closest("[data-area]").ok().flatten()?)
    }

    /// Whether an event on the map happened in the drawn body, head and hands included.
    #[must_use]
    pub fn is_on_body(event: &Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.is_some_and(|target| matches!(target.closest(".zoomable"), Ok(Some(_))))
    }

    /// Says on every shape whether it is chosen, and whether it is lit.
    pub fn mark(&self, is_chosen: impl Fn(&MapSpot) -> bool, is_lit: impl Fn(&MapSpot) -> bool) {
        for Shape { element, spot } in &self.shapes {
            set(element, "aria-pressed", if is_chosen(spot) { "true" } else { "false" });
            // It cannot fail.
            let _ = element.toggle_attribute_with_force("data-lit", is_lit(spot));
        }
    }

    /// Makes one shape the only one that Tab leads to.
    pub fn make_tab_stop(&self, spot: &MapSpot) {
        for shape in &self.shapes {
            let index = if shape.spot.is(spot) { 0 } else { -1 };
            if shape.element.tab_index() != index {
                shape.element.set_tab_index(index);
            }
        }
    }

    /// Moves focus to a shape, showing its view first.
    pub fn focus(&self, spot: &MapSpot) {
        self.show_view(spot.view);
        self.make_tab_stop(spot);
        if let Some(shape) = self.shapes.iter().find(|shape| shape.spot.is(spot)) {
            // A shape that cannot take focus leaves it where it was.
            let _ = shape.element.focus();
        }
    }

    /// The view that a phone shows.
    #[must_use]
    pub fn shown_view(&self) -> View {
        let front = self.switch(View::Front).is_some_and(|input| input.checked());
        if front { View::Front } else { View::Back }
    }

    /// Turns the body on a phone; where both views are shown nothing changes.
    pub fn show_view(&self, view: View) {
        if let Some(input) = self.switch(view) {
            input.set_checked(true);
        }
    }

    /// Zooms and shifts both views.
    pub fn set_viewport(&self, view: &Viewport) {
        let style = self.stage.style();
        for (name, value) in [("--map-scale", view.scale), ("--map-x", view.x), ("--map-y", view.y)] {
            // Whole thousandths: writing out fractions would bring 8 kB of code with it.
            #[expect(clippy::cast_possible_truncation, reason = "at most a few thousand units")]
            let thousandths = (value * 1000.0) as i32;
            // Setting a custom property cannot fail.
            let _ = style.set_property(name, &thousandths.to_string());
        }
        let zoomed = if view.is_zoomed() { "true" } else { "false" };
        let _ = self.stage.set_attribute("data-zoomed", zoomed);
    }

    /// A point of the window in units of the drawing, in the view it falls in.
    #[must_use]
    pub fn to_drawing(event: &Event, x: i32, y: i32) -> Option<(f32, f32)> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let rect = drawing_of(&target)?;
        let (left, top, width, height) = VIEW_BOX;
        // The drawing is shown as large as fits, in the middle of its element.
        let pixels_a_unit = f64::min(rect.width() / f64::from(width), rect.height() / f64::from(height)).max(0.01);
        let units = |pixels: f64, middle: f32| {
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a screen fit")]
            let from_middle = (pixels / pixels_a_unit) as f32;
            middle + from_middle
        };
        Some((
            units(
                f64::from(x) - f64::midpoint(rect.left(), rect.right()),
                left + width / 2.0,
            ),
            units(
                f64::from(y) - f64::midpoint(rect.top(), rect.bottom()),
                top + height / 2.0,
            ),
        ))
    }

    /// Keeps a tap, for the page that it opens to grow from there.
    pub fn remember_tap(&self, event: &MouseEvent) {
        self.tapped.set(Some(event.client_y()));
    }

    /// Scrolls the page until an area stands in its upper part, above whatever covers the lower one. Where it stands there
    /// already, nothing moves. After a tap it grows from where the finger was.
    pub fn bring_into_sight(&self, area: &Area) {
        page::grow_from_tap(None);
        let tap = self.tapped.take();
        let in_shown_view = |spot: &MapSpot| spot.area.id == area.id && spot.view == self.shown_view();
        let Some(shape) = self.shapes.iter().find(|shape| in_shown_view(&shape.spot)) else {
            return;
        };
        let rect = shape.element.get_bounding_client_rect();
        let (top, bottom) = page::gap_above_the_sheet();
        if rect.top() < top || rect.bottom() > bottom {
            screen::scroll_by(f64::midpoint(rect.top(), rect.bottom()) - f64::midpoint(top, bottom));
        }
        if let Some((tap, drawing)) = tap.zip(drawing_of(&shape.element)) {
            let rect = shape.element.get_bounding_client_rect();
            let down_the_drawing = f64::midpoint(rect.top(), rect.bottom()) - drawing.top();
            let place_at_first = drawing.top() + BEFORE_IT_GROWS * down_the_drawing;
            #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
            page::grow_from_tap(Some((tap, tap - place_at_first as i32)));
        }
    }

    fn switch(&self, view: View) -> Option<HtmlInputElement> {
        let selector = match view {
            View::Front => "input[value=front]",
            View::Back => "input[value=back]",
        };
        self.stage.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }
}

/// The frame of the drawn view that an element of it is in.
fn drawing_of(element: &Element) -> Option<DomRect> {
    let drawing = element.closest("svg.body-view").ok().flatten()?;
    Some(drawing.get_bounding_client_rect())
}

fn spot_of(shape: &Element) -> Option<MapSpot> {
    let side = match shape.get_attribute("data-side")?.as_str() {
        "left" => Side::Left,
        _ => Side::Right,
    };
    let view = match shape.get_attribute("data-view")?.as_str() {
        "front" => View::Front,
        _ => View::Back,
    };
    find_spot(&shape.get_attribute("data-area")?, side, view)
}

fn all(root: &Element, selector: &str) -> impl Iterator<Item = Element> {
    let found = root.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |index| found.as_ref()?.get(index)?.dyn_into().ok())
}

/// The names are valid, so setting them cannot fail.
fn set(element: &SvgElement, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}
