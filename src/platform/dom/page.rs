//! The document: its title, its focus, its marks on `html`.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, FocusEvent, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent, Node, PointerEvent,
};

use crate::domain::drawn_person::Tone;
use crate::domain::settings::Theme;
use crate::platform::host::fetch;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The first element that fits a selector.
fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The element that the app is mounted in.
#[must_use]
pub fn app_root() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// Takes the static page away that was shown while the app was on its way.
pub fn remove_shell() {
    if let Some(shell) = document().and_then(|document| document.get_element_by_id("shell")) {
        shell.remove();
    }
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Marks on `html` that the app can be used.
pub fn set_ready() {
    if let Some(html) = html() {
        // The name is valid, so this cannot fail.
        let _ = html.set_attribute("data-ready", "");
    }
}

/// Whether the app can be used, as [`set_ready`] says.
#[must_use]
pub fn is_ready() -> bool {
    html().is_some_and(|html| html.has_attribute("data-ready"))
}

/// Marks on `html` that a session has the screen to itself; the style sheet follows.
pub fn set_in_session(is_in_session: bool) {
    if let Some(html) = html() {
        // The name is valid, so this cannot fail.
        let _ = html.toggle_attribute_with_force("data-in-session", is_in_session);
    }
}

/// Has the style sheet let the page grow from a tap: how far from the top of the window it was, and how far the drawing is
/// to be moved at first, in CSS pixels. With `None` nothing grows, so that places can be measured.
pub fn grow_from_tap(tap: Option<(i32, i32)>) {
    let Some(html) = html() else { return };
    if let Some((y, by)) = tap {
        // Neither this nor setting the attribute can fail.
        let style = html.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property("--tap-y", &y.to_string());
        let _ = style.set_property("--tap-by", &by.to_string());
    }
    let _ = html.toggle_attribute_with_force("data-tapped", tap.is_some());
}

/// Shows a theme; the style sheet follows the device where it is left to the system.
pub fn set_theme(theme: Theme) {
    if let Some(html) = html() {
        // The name is valid, so this cannot fail.
        let _ = html.set_attribute("data-theme", theme.as_str());
    }
}

/// Shows the people in the drawings in a tone of skin and hair; the style sheet has its colours.
pub fn set_tone(tone: Tone) {
    if let Some(html) = html() {
        // The name is valid, so this cannot fail.
        let _ = html.set_attribute("data-tone", tone.as_str());
    }
}

fn html() -> Option<Element> {
    document()?.document_element()
}

/// Whether the page has a heading yet.
#[must_use]
pub fn has_heading() -> bool {
    let found = document().map(|document| document.query_selector("h1"));
    matches!(found, Some(Ok(Some(_))))
}

/// Moves focus to the heading of the page, so that a screen reader reads on from there.
pub fn focus_heading() {
    focus_first("h1");
}

/// Moves focus to the first element that fits a selector.
pub fn focus_first(selector: &str) {
    let found = find(selector);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take focus keeps the page usable all the same.
        let _ = element.focus_with_options(&options);
    }
}

/// Whether the focus is on nothing in particular.
#[must_use]
pub fn has_no_focus() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|element| element.tag_name() == "BODY")
}

/// Whether the focus is inside an element that fits a selector.
#[must_use]
pub fn has_focus_in(selector: &str) -> bool {
    find(&format!("{selector} :focus")).is_some()
}

/// Moves focus to the first field that fits a selector, with all of its text selected.
pub fn select_text(selector: &str) {
    focus_first(selector);
    let found = find(selector);
    if let Some(field) = found.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Whether typing goes into a field right now.
#[must_use]
pub fn is_typing() -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Whether a key was pressed on something that answers to keys itself.
#[must_use]
pub fn is_on_a_control(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY"))
}

/// Whether the page can be seen at all.
#[must_use]
pub fn is_in_sight() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Whether focus only moves within the element that listens for it leaving.
#[must_use]
pub fn focus_stays_inside(event: &FocusEvent) -> bool {
    let inside = || {
        let here: Element = event.current_target()?.dyn_into().ok()?;
        let there: Node = event.related_target()?.dyn_into().ok()?;
        Some(here.contains(Some(&there)))
    };
    inside().unwrap_or(false)
}

/// Sends what a pointer does from now on to the element that listens, wherever the pointer goes.
pub fn capture_pointer(event: &PointerEvent) {
    if let Some(element) = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    {
        // A pointer that has just been lifted cannot be captured, and need not be.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Scrolls until an element is in sight.
pub fn scroll_to(selector: &str) {
    if let Some(element) = find(selector) {
        element.scroll_into_view();
    }
}

/// Scrolls what stands beside the map, or over it, to its top.
pub fn scroll_panel_to_top() {
    // On a desk the panel scrolls itself, on a phone what is in it does.
    for selector in [".panel", ".panel-body"] {
        scroll_to_start(selector);
    }
}

/// Scrolls what is in an element to its top.
pub fn scroll_to_start(selector: &str) {
    if let Some(part) = find(selector) {
        part.set_scroll_top(0);
    }
}

/// The visible gap between the top bar and the sheet, in CSS pixels from the top of the window.
#[must_use]
pub fn gap_above_the_sheet() -> (f64, f64) {
    let bar = find(".top-bar").map_or(0.0, |bar| bar.get_bounding_client_rect().bottom());
    let sheet = find(".panel").map_or(0.0, |sheet| sheet.get_bounding_client_rect().top());
    (bar, sheet)
}

/// Fetches the style of what comes after the first page; what it gives ends when that is there or did not come. The page
/// only names it, so that it takes nothing from what the first page needs.
pub fn fetch_lazy_style() -> impl Future<Output = ()> {
    // A page that was not built for release has it already.
    let waits = later_style().filter(|link| link.get_attribute("rel").as_deref() != Some(SHEET));
    let asked = waits.map(|link| (ask_for_sheet(&link), link));
    async {
        let Some((ended, link)) = asked else { return };
        if has_loaded(ended).await {
            return;
        }
        // The browser's own cache may hold wrong bytes; those that do not fit the proof are not taken.
        let attribute = |name| link.get_attribute(name).unwrap_or_default();
        if fetch::reload(&attribute("href"), &attribute("integrity")).await.is_ok() {
            let _ = link.remove_attribute("rel");
            has_loaded(ask_for_sheet(&link)).await;
        }
    }
}

const SHEET: &str = "stylesheet";

/// Makes a link that was only named a sheet; gives the event that this ends with.
fn ask_for_sheet(link: &Element) -> Promise {
    Promise::new(&mut |resolve, _| {
        for event in ["load", "error"] {
            // Neither this nor setting an attribute can fail.
            let _ = link.add_event_listener_with_callback(event, &resolve);
        }
        let _ = link.set_attribute("rel", SHEET);
    })
}

async fn has_loaded(ended: Promise) -> bool {
    // It is never rejected.
    let event = JsFuture::from(ended).await;
    event.is_ok_and(|event| event.unchecked_into::<Event>().type_() == "load")
}

/// Puts that style to use. Until then it is for print alone.
pub fn use_lazy_style() {
    if let Some(link) = later_style() {
        // A browser that keeps the attribute shows plain pages.
        let _ = link.remove_attribute("media");
    }
}

fn later_style() -> Option<Element> {
    find("link[data-lazy]")
}

/// The value of a data attribute on the element at a point of the window, or on its nearest ancestor that has it.
#[must_use]
pub fn data_at(attribute: &str, x: i32, y: i32) -> Option<String> {
    // A point of a window is far from the ends of a float's whole numbers.
    #[expect(clippy::cast_precision_loss, reason = "a place on a screen")]
    let element = document()?.element_from_point(x as f32, y as f32)?;
    let holder = element.closest(&format!("[{attribute}]")).ok().flatten()?;
    holder.get_attribute(attribute)
}

/// The position of the pointer in the listening element, in thousandths from its left and top. `None` for a key press.
#[must_use]
pub fn part_of_target(event: &MouseEvent) -> Option<(u16, u16)> {
    let element: Element = event.current_target()?.dyn_into().ok()?;
    let frame = element.get_bounding_client_rect();
    // Screen readers and keys press without a pointer, and then there is no count of clicks.
    if event.detail() == 0 || frame.width() <= 0.0 || frame.height() <= 0.0 {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to thousandths"
    )]
    let part = |at: f64, start: f64, length: f64| ((at - start) / length * 1000.0).clamp(0.0, 1000.0) as u16;
    Some((
        part(f64::from(event.client_x()), frame.left(), frame.width()),
        part(f64::from(event.client_y()), frame.top(), frame.height()),
    ))
}
