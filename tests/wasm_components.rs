//! Components in a real page: keyboard, accessibility tree, the map that was there before the app.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod wasm_page;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wasm_page::{document, find, go, open, settle, wait_for};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

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
    // The page of a place comes once the tap has been painted.
    wait_for(".area-page h1").await;
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
    assert_eq!(find("h1").text_content().as_deref(), Some("This page does not exist"));
    assert_eq!(find(".page a.button").get_attribute("href").as_deref(), Some("#/"));
}
