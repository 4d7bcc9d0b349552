//! Components in a real page: keyboard, accessibility tree, the map that was there before the app.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use leptos::task::tick;
use unknot::domain::catalogue::open_library;
use unknot::views::{App, LATER_PAGES, load_with};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// What the app would load from beside itself.
const LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.pack"));

/// Two areas of a map as `index.html` has them.
const MAP: &str = r##"<div id="body-map"><div class="map-views"><svg class="body-view" data-view="back" viewBox="0 0 420 960">
<a class="area" href="#/area/traps-upper/left" role="button" tabindex="-1" aria-pressed="false" data-area="traps-upper" data-side="left" data-view="back"><path class="hit" d="M0 0h100v100H0z"/></a>
<a class="area" href="#/area/back-low/right" role="button" tabindex="-1" aria-pressed="false" data-area="back-low" data-side="right" data-view="back"><path class="hit" d="M200 200h100v100H200z"/></a>
</svg></div><label><input type="radio" name="map-view" value="back" checked></label></div>"##;

fn document() -> web_sys::Document {
    web_sys::window().expect("a window").document().expect("a document")
}

fn go(hash: &str) {
    web_sys::window()
        .expect("a window")
        .location()
        .set_hash(hash)
        .expect("a hash");
}

fn find(selector: &str) -> Element {
    document()
        .query_selector(selector)
        .expect("a selector")
        .unwrap_or_else(|| panic!("{selector} is missing"))
}

/// Waits until rendering, effects and the next frame are done.
async fn settle() {
    for _ in 0..3 {
        tick().await;
        gloo_timers::future::TimeoutFuture::new(30).await;
    }
}

/// The app in a page of its own, as after a visit to `hash`. All tests of this file share one page.
async fn open(hash: &str) -> impl Drop {
    web_sys::window()
        .expect("a window")
        .local_storage()
        .expect("no block")
        .expect("a storage")
        .clear()
        .expect("cleared");
    go(hash);
    open_library(LIBRARY.to_vec()).expect("a readable library");
    load_with(|| Box::pin(async { Some(LATER_PAGES) }));
    let body = document().body().expect("a body");
    let page = document().create_element("div").expect("an element");
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

#[wasm_bindgen_test]
async fn the_app_takes_over_the_map_that_is_there() {
    let _page = open("#/").await;
    assert!(
        find(".map-host #body-map svg")
            .namespace_uri()
            .expect("a namespace")
            .ends_with("/svg")
    );
    assert!(document().get_element_by_id("shell").is_none(), "the shell is gone");
    assert!(find("html").has_attribute("data-ready"));
    assert_eq!(find("h1").text_content().as_deref(), Some("Where does it hurt?"));
}

#[wasm_bindgen_test]
async fn a_tap_opens_the_area_and_presses_its_shape() {
    let _page = open("#/").await;
    let click = web_sys::MouseEvent::new_with_mouse_event_init_dict("click", &{
        let init = web_sys::MouseEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init
    })
    .expect("an event");
    find("[data-area=traps-upper] .hit")
        .dispatch_event(&click)
        .expect("dispatched");
    settle().await;
    assert_eq!(find("h1").text_content().as_deref(), Some("Left top of the shoulder"));
    assert_eq!(
        find("[data-area=traps-upper]").get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    assert_eq!(
        find("[data-area=back-low]").get_attribute("aria-pressed").as_deref(),
        Some("false")
    );
    assert!(
        document()
            .active_element()
            .expect("a focus")
            .matches("h1")
            .expect("a selector")
    );
}

#[wasm_bindgen_test]
async fn the_steps_speak_of_the_side_that_is_sore() {
    let _page = open("#/area/traps-upper/left").await;
    go("#/technique/st-neck-side-bend");
    settle().await;
    let steps = find(".steps").text_content().expect("text");
    assert!(steps.contains("your left hand"), "{steps}");
    assert!(steps.contains("your right ear"), "{steps}");
}

#[wasm_bindgen_test]
async fn a_heart_stays_pressed_and_can_be_undone() {
    let _page = open("#/technique/st-neck-side-bend").await;
    let heart = || find("[data-favourite=st-neck-side-bend]").unchecked_into::<HtmlElement>();
    heart().click();
    settle().await;
    assert_eq!(heart().get_attribute("aria-pressed").as_deref(), Some("true"));
    heart().click();
    settle().await;
    assert_eq!(heart().get_attribute("aria-pressed").as_deref(), Some("false"));
    find(".notice button.quiet").unchecked_into::<HtmlElement>().click();
    settle().await;
    assert_eq!(heart().get_attribute("aria-pressed").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn an_unknown_link_says_so_and_shows_the_way_home() {
    let _page = open("#/nowhere").await;
    assert_eq!(find("h1").text_content().as_deref(), Some("There is no such page"));
    assert_eq!(find(".page a.button").get_attribute("href").as_deref(), Some("#/"));
}
