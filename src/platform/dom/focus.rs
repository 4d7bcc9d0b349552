//! Keeps the focus where somebody is when what has it goes away, and in sight when the screen is turned.
//!
//! A browser lets it fall to the whole page, so that the next press of Tab begins at the top, and a screen reader with it.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use crate::platform::dom::intersection::watch;
use crate::platform::dom::{frames, page};
use crate::platform::host::listening::listen;
use crate::platform::host::location;
use crate::platform::js;

/// Selects the controls that can be pressed. It leaves out fields to type in, because focus there would open the
/// on-screen keyboard unasked.
const CONTROLS: &str = "a[href], button:not(:disabled), summary, select, [tabindex='0'], \
    input:is([type='radio'], [type='checkbox'], [type='range']):not(:disabled)";

/// From now on, when the press of a control takes that control away, the focus goes to what stands in its place: the next
/// control there, or else the last one before it.
pub fn keep() {
    let Some(document) = document() else { return };
    let capture = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document, "click", capture, |_| {
        if let Some(before) = FocusOrigin::now() {
            // By then the page has changed, and code that knows a better place has moved the focus there.
            frames::after_paint(move || before.restore());
        }
    })
    .forget();
}

/// From now on, what has the focus and is in sight stays there when the window takes another size, as when a phone is turned
/// or its keyboard comes up. What somebody has scrolled away from is left where it is.
pub fn keep_in_sight() {
    let is_seen = Rc::new(Cell::new(false));
    let tell = Rc::clone(&is_seen);
    let watching = Cell::new(None);
    listen("focusin", move |event| {
        tell.set(false);
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let tell = Rc::clone(&tell);
        // A browser that cannot watch leaves it to the person.
        watching.set(target.and_then(|target| watch(&target, move |is_in_sight| tell.set(is_in_sight)).ok()));
    })
    .for_good();
    listen("resize", move |_| {
        let focused = document().and_then(|document| document.active_element());
        let Some(focused) = focused.filter(|_| is_seen.get()) else {
            return;
        };
        frames::after_paint(move || {
            // Every browser has the method; one that does not know the option goes to the top of it.
            let nearest = js::options(&[("block", &"nearest".into())]);
            let _ = js::call(&focused, "scrollIntoView", &nearest);
        });
    })
    .for_good();
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn controls() -> Vec<Element> {
    let found = document().and_then(|document| document.query_selector_all(CONTROLS).ok());
    let nodes = found
        .iter()
        .flat_map(|found| (0..found.length()).map(|index| found.get(index)));
    nodes.filter_map(|node| node?.dyn_into().ok()).collect()
}

/// Where the focus was before something was pressed.
struct FocusOrigin {
    address: String,
    focused: Element,
    /// The controls that stand before it in the page.
    preceding: Vec<Element>,
}

impl FocusOrigin {
    fn now() -> Option<Self> {
        let focused = document()?.active_element()?;
        let mut preceding = controls();
        let index = preceding.iter().position(|control| *control == focused)?;
        preceding.truncate(index);
        Some(Self {
            address: location::hash(),
            focused,
            preceding,
        })
    }

    fn restore(&self) {
        let is_lost = !self.focused.is_connected() && page::has_no_focus() && self.address == location::hash();
        if !is_lost {
            return;
        }
        let last = self.preceding.iter().rfind(|control| control.is_connected());
        let controls = controls();
        let after = controls
            .iter()
            .position(|control| Some(control) == last)
            .map_or(0, |index| index + 1);
        let takes_it = |control: &&Element| takes_focus(control);
        let is_found = controls[after..].iter().any(takes_focus) || self.preceding.iter().rfind(takes_it).is_some();
        if !is_found {
            page::focus_heading();
        }
    }
}

/// Gives the focus to a control, if it is in the page. What is in a fold that is closed has a size, and does not take it.
fn takes_focus(control: &Element) -> bool {
    let is_in_the_page = control.get_bounding_client_rect().width() > 0.0;
    let Some(control) = control.dyn_ref::<HtmlElement>().filter(|_| is_in_the_page) else {
        return false;
    };
    // One that does not take it leaves it where it is.
    let _ = control.focus();
    !page::has_no_focus()
}
