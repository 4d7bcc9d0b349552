//! What somebody enters: it is taken once, can be mended and unset, and is never changed unsaid.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod wasm_page;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wasm_page::{
    click, document, find, go, mount, open, open_with, settle, stored, text, type_in, value, wait_for, write,
};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const ROUTINE: (&str, &str) = (
    "unknot.routines",
    r#"{"version":1,"routines":[{"id":7,"name":"Mine","steps":[
        {"id":1,"title":"One","text":"Slowly","turn":"whole","hold":4,"repetitions":1,"rest":9}]}]}"#,
);

const NOTE: (&str, &str) = (
    "unknot.journal",
    r#"{"version":1,"entries":[{"at":1795000000000,"places":[{"area":"neck-back","side":"left"}],"before":9,"after":4,
        "change":"worse","did":["st-neck-side-bend"],"note":"first words"}]}"#,
);

fn count(selector: &str) -> u32 {
    document().query_selector_all(selector).expect("a selector").length()
}

#[wasm_bindgen_test]
async fn a_double_tap_adds_a_technique_once() {
    let _page = open_with("#/technique/st-neck-side-bend", &[ROUTINE]).await;
    click(".add-to-routine summary").await;
    wait_for(".add-to-routine li + li").await;
    for _ in 0..2 {
        find(".add-to-routine li:first-child .button")
            .unchecked_into::<HtmlElement>()
            .click();
    }
    settle().await;
    assert_eq!(stored("unknot.routines").matches("st-neck-side-bend").count(), 1);
    for _ in 0..2 {
        find(".add-to-routine li:last-child .button")
            .unchecked_into::<HtmlElement>()
            .click();
    }
    settle().await;
    // The new one stands where the finger was.
    click(".add-to-routine li:nth-child(2) .button").await;
    let all = stored("unknot.routines");
    assert_eq!(all.matches("st-neck-side-bend").count(), 2, "{all}");
    assert_eq!(count(".add-to-routine li"), 3);
    assert!(text(".add-to-routine [role=status]").contains("Added to"));
}

#[wasm_bindgen_test]
async fn keeping_a_note_twice_keeps_one_and_says_so_both_times() {
    let _page = open("#/history").await;
    write(".note-now select", "neck-back").await;
    click("input[name=now][value='4']").await;
    for _ in 0..2 {
        click(".note-now .primary").await;
        assert!(
            text(".note-now [role=status]").starts_with("Saved"),
            "{}",
            text(".note-now [role=status]")
        );
    }
    assert_eq!(count("[data-entry]"), 1);
}

#[wasm_bindgen_test]
async fn a_pain_that_was_tapped_can_be_cleared() {
    let _page = open("#/history").await;
    click(".note-now summary").await;
    click("input[name=now][value='9']").await;
    click("[data-question=now] [data-clear]").await;
    assert_eq!(count("input[name=now]:checked"), 0);
    assert!(
        document()
            .active_element()
            .expect("a focus")
            .matches("input[name=now]")
            .expect("a selector"),
        "the focus stays at the question"
    );
}

/// Clears the answer to a question, which leaves the focus there.
async fn clear(question: &str) {
    click(&format!("[data-question={question}] [data-clear]")).await;
    assert_eq!(
        count(&format!("[data-question={question}] input:checked")),
        0,
        "{question}"
    );
    let focused = document().active_element().expect("a focus");
    let is_there = focused.matches(&format!("[data-question={question}] input"));
    assert!(is_there.expect("a selector"), "the focus stays at {question}");
}

#[wasm_bindgen_test]
async fn what_was_tapped_in_a_check_can_be_taken_back() {
    let _page = open("#/check/neck-back/left").await;
    click("[data-check-next]").await;
    click("input[name=pain][value='9']").await;
    clear("pain").await;
    for _ in 0..2 {
        click("input[value=worse]").await;
    }
    assert_eq!(count("input[value=worse]:checked"), 0);
    for answer in [
        "[name=duration][value=lt3d]",
        "[name=onset][value=posture]",
        "[name=conditions][value=none]",
        "[name=course][value=neither]",
    ] {
        click(&format!("input{answer}")).await;
    }
    click("[data-check-next]").await;
    wait_for("[data-missing=pain]").await;
    click("input[name=pain][value='3']").await;
    click("[data-check-next]").await;
    click("input[name=age][value='16-49']").await;
    clear("age").await;
    click("input[name=folds][value=pregnancy]").await;
    click("input[name=pregnancy][value=maybe]").await;
    clear("pregnancy").await;
    click("input[name=folds][value=pregnancy]").await;
    assert_eq!(count(".check-page input[name=pregnancy], .check-page input:checked"), 0);
}

#[wasm_bindgen_test]
async fn a_note_can_be_mended() {
    let _page = open_with("#/history", &[NOTE]).await;
    click("[data-entry] .menu [aria-label^=Change]").await;
    assert_eq!(value("[data-entry] textarea"), "first words");
    click("[data-entry] [data-question=mended-before] [data-clear]").await;
    click("input[name=mended-after][value='2']").await;
    click("[data-entry] [data-question=change] [data-clear]").await;
    write("[data-entry] textarea", "better words").await;
    click("[data-entry] .primary").await;
    let journal = stored("unknot.journal");
    assert!(!journal.contains("before") && !journal.contains("worse"), "{journal}");
    assert!(
        journal.contains(r#""after":2"#) && journal.contains("better words"),
        "{journal}"
    );
    assert!(
        journal.contains("1795000000000") && journal.contains("st-neck-side-bend"),
        "{journal}"
    );
    assert!(text("[data-entry]").contains("better words"));
    assert_ne!(document().active_element().expect("a focus").tag_name(), "BODY");
}

#[wasm_bindgen_test]
async fn a_field_for_a_number_takes_a_comma_can_be_emptied_and_says_what_it_cannot_read() {
    let _page = open_with("#/routines/7", &[ROUTINE]).await;
    click(".step-row summary").await;
    assert_eq!(value("[name=rest]"), "9");
    write("[name=rest]", "").await;
    assert_eq!(value("[name=rest]"), "", "emptied stays empty");
    assert!(!stored("unknot.routines").contains("rest"));
    write("[name=hold]", "7,5").await;
    assert_eq!(value("[name=hold]"), "8");
    assert!(
        text(".number:has([name=hold])").contains('8'),
        "it says what became of it"
    );
    write("[name=hold]", "ten").await;
    assert_eq!(value("[name=hold]"), "ten", "what was written stays to be mended");
    assert!(stored("unknot.routines").contains(r#""hold":8"#));
    assert!(text(".number:has([name=hold]) [role=status]").contains("not a number"));
}

#[wasm_bindgen_test]
async fn what_is_typed_is_there_after_a_reload_until_it_is_kept() {
    let page = open("#/history").await;
    type_in("[name=note]", "sore since the move").await;
    drop(page);
    let page = mount("#/history").await;
    assert_eq!(value("[name=note]"), "sore since the move");
    write(".note-now select", "neck-back").await;
    click("input[name=now][value='4']").await;
    click(".note-now .primary").await;
    assert!(stored("unknot.journal").contains("sore since the move"));
    drop(page);
    let _page = mount("#/history").await;
    assert_eq!(value("[name=note]"), "", "it is kept, and no draft any more");
}

#[wasm_bindgen_test]
async fn what_is_typed_into_a_routine_is_saved_by_a_reload_or_by_leaving_the_page() {
    let page = open_with("#/routines/7", &[ROUTINE]).await;
    click("#routine-menu [aria-label^=Rename]").await;
    type_in("[name=routine-name]", "Mornings").await;
    type_in("[name=own-title]", "A towel").await;
    drop(page);
    let _page = mount("#/routines/7").await;
    settle().await;
    assert!(stored("unknot.routines").contains("Mornings"));
    assert_eq!(value("[name=own-title]"), "A towel");
    click(".step-row summary").await;
    type_in(".step-editor [name=note]", "left first").await;
    go("#/routines");
    settle().await;
    assert!(
        stored("unknot.routines").contains("left first"),
        "{}",
        stored("unknot.routines")
    );
}

#[wasm_bindgen_test]
async fn a_routine_is_duplicated_and_shared_from_its_menu() {
    let _page = open_with("#/routines/7", &[ROUTINE]).await;
    click("#routine-menu [aria-label^=Share]").await;
    settle().await;
    assert_eq!(count(".share-routine[open]"), 1);
    click("#routine-menu [aria-label^=Duplicate]").await;
    settle().await;
    assert!(stored("unknot.routines").contains("Copy of Mine"));
}

#[wasm_bindgen_test]
async fn sources_are_there_for_paper() {
    let _page = open("#/technique/st-neck-side-bend").await;
    wait_for("details.rests-on").await;
    assert_eq!(count(".sources li"), 0);
    let window = web_sys::window().expect("a window");
    let say = |name: &str| window.dispatch_event(&web_sys::Event::new(name).expect("an event"));
    say("beforeprint").expect("dispatched");
    settle().await;
    assert!(count(".only-on-paper .sources li") > 0);
    say("afterprint").expect("dispatched");
    settle().await;
    assert_eq!(count(".only-on-paper"), 0);
}

#[wasm_bindgen_test]
async fn a_summary_of_many_notes_stays_small_on_the_screen_and_is_whole_on_paper() {
    let entry = |number: u64| {
        format!(
            r#"{{"at":{},"before":4,"note":"n{number}"}}"#,
            1_700_000_000_000 + number * 60_000
        )
    };
    let entries: Vec<String> = (0..1_000).map(entry).collect();
    let journal = format!(r#"{{"version":1,"entries":[{}]}}"#, entries.join(","));
    let stored = [("unknot.journal", journal.as_str())];
    let _page = open_with("#/summary", &stored).await;
    click("[data-question=summary-period] label:last-of-type input").await;
    click("[name=summary-part][value=notes]").await;
    click("[data-summary=make]").await;
    wait_for(".summary-result .notes").await;
    assert_eq!(count(".summary-result .notes > li"), 100);
    assert!(count("*") < 3_000, "{} elements", count("*"));
    click("[data-next]").await;
    assert_eq!(count(".summary-result .notes > li"), 200);
    let window = web_sys::window().expect("a window");
    window
        .dispatch_event(&web_sys::Event::new("beforeprint").expect("an event"))
        .expect("dispatched");
    settle().await;
    assert_eq!(count(".summary-result .notes > li"), 1_000, "paper has all");
    window
        .dispatch_event(&web_sys::Event::new("afterprint").expect("an event"))
        .expect("dispatched");
    settle().await;
    assert_eq!(count(".summary-result .notes > li"), 200);
}
