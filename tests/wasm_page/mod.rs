//! The app in a page of its own, for tests of components.

#![allow(dead_code, reason = "each file of tests takes what it needs")]

use leptos::task::tick;
use unknot::domain::catalogue;
use unknot::views::{App, load_with, open_any};
use unknot_content::check::Check;
use unknot_content::model::Library;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What the app would load from beside itself.
const LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.pack"));

const CHECK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/check.pack"));

/// Two areas of a map as `index.html` has them.
const MAP: &str = r##"<div id="body-map"><div class="map-views"><svg class="body-view" data-view="back" viewBox="0 0 420 960">
<a class="area" href="#/area/traps-upper/left" role="button" tabindex="-1" aria-pressed="false" data-area="traps-upper" data-side="left" data-view="back"><path class="hit" d="M0 0h100v100H0z"/></a>
<a class="area" href="#/area/back-low/right" role="button" tabindex="-1" aria-pressed="false" data-area="back-low" data-side="right" data-view="back"><path class="hit" d="M200 200h100v100H200z"/></a>
</svg></div><label><input type="radio" name="map-view" value="back" checked></label></div>"##;

pub fn document() -> web_sys::Document {
    web_sys::window().expect("a window").document().expect("a document")
}

pub fn go(hash: &str) {
    web_sys::window()
        .expect("a window")
        .location()
        .set_hash(hash)
        .expect("a hash");
}

pub fn find(selector: &str) -> Element {
    document()
        .query_selector(selector)
        .expect("a selector")
        .unwrap_or_else(|| panic!("{selector} is missing"))
}

/// Waits until rendering, effects and the next frame are done.
pub async fn settle() {
    for _ in 0..3 {
        tick().await;
        gloo_timers::future::TimeoutFuture::new(30).await;
    }
}

/// The app as after a first visit to `hash`. All tests of a file share one page.
pub async fn open(hash: &str) -> impl Drop {
    open_with(hash, &[]).await
}

/// The app with something stored, as after a visit to `hash`.
pub async fn open_with(hash: &str, stored: &[(&str, &str)]) -> impl Drop {
    storage().clear().expect("cleared");
    let tab = web_sys::window().expect("a window").session_storage();
    tab.expect("no block").expect("a storage").clear().expect("cleared");
    for (key, text) in stored {
        storage().set_item(key, text).expect("stored");
    }
    mount(hash).await
}

/// The app once more, with what is stored: as after a reload.
pub async fn mount(hash: &str) -> impl Drop {
    // A test that failed leaves its page behind.
    if let Some(left) = document().query_selector(".test-page").expect("a selector") {
        left.remove();
    }
    go(hash);
    catalogue::open::<Library>(LIBRARY.to_vec()).expect("a readable library");
    catalogue::open::<Check>(CHECK.to_vec()).expect("readable rules");
    load_with(|part| {
        open_any(part);
        Box::pin(async { true })
    });
    let body = document().body().expect("a body");
    let page = document().create_element("div").expect("an element");
    page.set_class_name("test-page");
    page.set_inner_html(&format!("<div id=\"app\"></div><div id=\"shell\">{MAP}</div>"));
    body.append_child(&page).expect("appended");
    let root: HtmlElement = find("#app").unchecked_into();
    let handle = leptos::mount::mount_to(root, App);
    settle().await;
    Page {
        _app: Box::new(handle),
        page,
    }
}

struct Page {
    _app: Box<dyn std::any::Any>,
    page: Element,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.page.remove();
    }
}

pub fn storage() -> web_sys::Storage {
    let storage = web_sys::window().expect("a window").local_storage();
    storage.expect("no block").expect("a storage")
}

pub fn stored(key: &str) -> String {
    storage().get_item(key).expect("readable").unwrap_or_default()
}

pub fn text(selector: &str) -> String {
    find(selector).text_content().unwrap_or_default()
}

/// Waits for something that comes after the page.
pub async fn wait_for(selector: &str) -> Element {
    for _ in 0..20 {
        if document().query_selector(selector).expect("a selector").is_some() {
            break;
        }
        settle().await;
    }
    find(selector)
}

pub async fn click(selector: &str) {
    wait_for(selector).await.unchecked_into::<HtmlElement>().click();
    settle().await;
}

/// Writes into a field; each letter is an `input`, and leaving it a `change`.
pub async fn write(selector: &str, words: &str) {
    type_in(selector, words).await;
    say(&find(selector), "change");
    settle().await;
}

/// Writes into a field that is not left.
pub async fn type_in(selector: &str, words: &str) {
    let field = wait_for(selector).await;
    js_sys::Reflect::set(&field, &"value".into(), &words.into()).expect("a value");
    say(&field, "input");
    settle().await;
}

pub fn value(selector: &str) -> String {
    let value = js_sys::Reflect::get(&find(selector), &"value".into());
    value.expect("a field").as_string().unwrap_or_default()
}

fn say(element: &Element, name: &str) {
    let init = web_sys::MouseEventInit::new();
    init.set_bubbles(true);
    // Only its name counts.
    let event = web_sys::MouseEvent::new_with_mouse_event_init_dict(name, &init).expect("an event");
    element.dispatch_event(&event).expect("dispatched");
}
