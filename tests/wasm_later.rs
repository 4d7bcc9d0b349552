//! What is found later: a session that was left, a day that has begun, a note that there was no room for.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod wasm_page;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wasm_page::{click, document, open, open_with, settle, storage, stored, text, type_in, wait_for, write};

wasm_bindgen_test_configure!(run_in_browser);

const HOUR: u64 = 60 * 60 * 1_000;

/// A stretch that was held to its end, and a turn of the head that was not begun, left at a moment.
fn left_at(moment: u64) -> String {
    format!(
        r#"{{"version":2,"under_way":{{"places":[{{"area":"neck-back","side":"left"}}],"exercises":[
            {{"technique":"st-neck-side-bend","dose":{{"hold_seconds":20,"hold_range_seconds":[15,30],"repetitions":1,
                "sets":1,"per_side":true,"times_per_day":3,"minutes":null}},"turn":{{"only":"left"}}}},
            {{"title":"Slow turns","text":"","dose":{{"hold_seconds":9,"hold_range_seconds":null,"repetitions":1,"sets":1,
                "per_side":false,"times_per_day":1,"minutes":null}},"turn":"whole"}}],
            "lengths":[5000,20000,5000,9000],"position":26000,"held":[20000,0],"kept_at":{moment}}}}}"#
    )
}

fn now() -> u64 {
    let now = js_sys::eval("String(Date.now())").ok().and_then(|now| now.as_string());
    now.and_then(|now| now.parse().ok()).expect("a clock")
}

#[wasm_bindgen_test]
async fn a_session_that_is_turned_down_is_noted_and_can_be_brought_back() {
    let kept = left_at(now() - 23 * HOUR);
    let stored_before = [("unknot.session", kept.as_str())];
    let _page = open_with("#/", &stored_before).await;
    wait_for(".notice").await;
    let told = text(".notice p");
    assert!(
        told.starts_with("Your session of ") && told.contains(':'),
        "it says when: {told}"
    );
    click(".notice .icon-button").await;
    let noted = stored("unknot.journal");
    assert!(
        noted.contains("st-neck-side-bend") && !noted.contains("Slow turns"),
        "{noted}"
    );
    assert!(!stored("unknot.session").contains("under_way"));
    click(".notice .quiet").await;
    assert!(stored("unknot.session").contains("under_way"));
    let noted = stored("unknot.journal");
    assert!(
        !noted.contains("st-neck-side-bend"),
        "it goes on, and is noted: {noted}"
    );
}

#[wasm_bindgen_test]
async fn a_page_that_is_printed_after_midnight_has_the_day_of_the_print() {
    let stored_before = [(
        "unknot.routines",
        r#"{"version":1,"routines":[{"id":7,"name":"Mine","steps":[]}]}"#,
    )];
    let _page = open_with("#/routines/7", &stored_before).await;
    wait_for(".on-paper").await;
    let before = text(".on-paper");
    assert!(before.contains("Printed on "), "{before}");
    js_sys::eval("globalThis.trueNow = Date.now; Date.now = () => trueNow() + 24 * 3_600_000").expect("a later clock");
    let print = web_sys::Event::new("beforeprint").expect("an event");
    let window = web_sys::window().expect("a window");
    window.dispatch_event(&print).expect("dispatched");
    settle().await;
    let after = text(".on-paper");
    js_sys::eval("Date.now = trueNow").expect("the clock again");
    assert_ne!(before, after);
    assert!(after.contains("Printed on "), "{after}");
}

#[wasm_bindgen_test]
async fn a_note_that_there_is_no_room_for_is_not_said_to_be_saved_and_stays() {
    let _page = open("#/history").await;
    type_in("[name=note]", "sore since the move").await;
    write(".note-now select", "neck-back").await;
    click("input[name=now][value='4']").await;
    js_sys::eval(
        "let block = 'x'.repeat(1 << 22), number = 0;
        while (block) {
            try { localStorage.setItem(`filler.${number}`, block); number += 1; }
            catch { block = block.slice(0, block.length >> 1); }
        }",
    )
    .expect("it is full");
    click(".note-now .primary").await;
    let told = text(".note-now [role=status]");
    assert!(
        told.contains("could not be saved") && !told.starts_with("Saved"),
        "{told}"
    );
    assert!(text("[data-entry]").contains("sore since the move"), "it is in memory");
    storage().clear().expect("there is room");
    // What is done next stores it, too.
    click("input[name=now][value='5']").await;
    click(".note-now .primary").await;
    assert!(stored("unknot.journal").contains("sore since the move"));
    assert!(document().query_selector("[data-entry]").expect("a selector").is_some());
}

#[wasm_bindgen_test]
async fn the_emergency_number_goes_by_the_time_zone_and_not_by_the_language_and_says_so() {
    js_sys::eval(
        "globalThis.trueZone = Intl.DateTimeFormat.prototype.resolvedOptions;
        Intl.DateTimeFormat.prototype.resolvedOptions = function () {
            return { ...trueZone.call(this), timeZone: 'Europe/Berlin' };
        }",
    )
    .expect("a zone");
    let now = now();
    let profile = format!(
        r#"{{"version":1,"asked_at":{now},"checks":[{{"area":"neck-back","side":"left","at":{now},
            "signs":{{"yes":["chest-pain"],"no":[]}}}}]}}"#
    );
    let stored_before = [("unknot.profile", profile.as_str())];
    let _page = open_with("#/plan/neck-back/left", &stored_before).await;
    wait_for("[data-triage=emergency]").await;
    let told = text("[data-triage=emergency]");
    js_sys::eval("Intl.DateTimeFormat.prototype.resolvedOptions = trueZone").expect("the zone again");
    assert!(told.contains("Call 112 now") && !told.contains("Call 911"), "{told}");
    assert!(
        told.contains("goes by the time zone") && told.contains("your local emergency number"),
        "{told}"
    );
}
