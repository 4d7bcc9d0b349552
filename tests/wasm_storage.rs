//! What is saved survives, whatever is found in its place.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use unknot::domain::catalogue::find_technique;
use unknot::domain::favourites::{Favourite, Favourites};
use unknot::domain::saved::Unusable;
use unknot::platform::storage::{BrowserStorage, NotSaved};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const KEY: &str = "unknot.favourites";

fn local_storage() -> web_sys::Storage {
    web_sys::window()
        .expect("a window")
        .local_storage()
        .expect("no block")
        .expect("a storage")
}

/// An empty storage, opened; all tests of this file share one page.
fn fresh() -> BrowserStorage {
    local_storage().clear().expect("it can be cleared");
    BrowserStorage::open().expect("storage is allowed here")
}

fn technique(id: &str) -> Favourite {
    Favourite::Technique(find_technique(id).expect("a known technique"))
}

fn mark(storage: BrowserStorage, id: &str) -> Result<Favourites, NotSaved> {
    let add = |favourites: &mut Favourites| favourites.add(technique(id), None, "2026-11-22T10:00:00Z".to_owned());
    storage.change(Box::new(add)).map(|loaded| loaded.value)
}

fn quarantined() -> Vec<String> {
    let storage = local_storage();
    (0..storage.length().expect("a length"))
        .filter_map(|index| storage.key(index).expect("a key"))
        .filter(|key| key.starts_with("unknot.quarantine.favourites."))
        .filter_map(|key| storage.get_item(&key).expect("readable"))
        .collect()
}

#[wasm_bindgen_test]
fn a_mark_is_there_after_a_reload() {
    let storage = fresh();
    mark(storage, "st-neck-side-bend").expect("there is room");
    let text = local_storage().get_item(KEY).expect("readable").expect("stored");
    assert!(text.starts_with(r#"{"version":1,"#), "{text}");
    let again = BrowserStorage::open()
        .expect("allowed")
        .load::<Favourites>()
        .expect("readable");
    assert!(again.value.contains(technique("st-neck-side-bend")));
}

#[wasm_bindgen_test]
fn another_tabs_change_is_kept() {
    let storage = fresh();
    mark(storage, "st-neck-side-bend").expect("there is room");
    // Another tab has marked something since.
    let other = r#"{"version":1,"techniques":[{"id":"heat-neck","added_at":"2026-11-22T11:00:00Z"}],"areas":[]}"#;
    local_storage().set_item(KEY, other).expect("there is room");
    let both = mark(storage, "br-belly").expect("there is room");
    assert!(both.contains(technique("heat-neck")) && both.contains(technique("br-belly")));
}

#[wasm_bindgen_test]
fn broken_and_newer_values_are_set_aside_unchanged() {
    for (text, is_expected) in [
        (
            "{",
            (|reason| matches!(reason, Unusable::NotJson(_))) as fn(&Unusable) -> bool,
        ),
        (r#"{"version":99,"techniques":"later"}"#, |reason| {
            matches!(reason, Unusable::Newer { found: 99, .. })
        }),
        (r#"{"version":1,"techniques":5}"#, |reason| {
            matches!(reason, Unusable::Misshapen(_))
        }),
    ] {
        let storage = fresh();
        local_storage().set_item(KEY, text).expect("there is room");
        let loaded = storage.load::<Favourites>().expect("there is room to set it aside");
        let set_aside = loaded.set_aside.expect("it cannot be used");
        assert!(is_expected(&set_aside.reason), "{:?}", set_aside.reason);
        assert_eq!(set_aside.text, text);
        assert_eq!(quarantined(), [text]);
        mark(storage, "br-belly").expect("the app goes on");
        assert_eq!(quarantined(), [text]);
    }
}

#[wasm_bindgen_test]
fn a_full_storage_refuses_and_keeps_what_it_has() {
    let storage = fresh();
    mark(storage, "st-neck-side-bend").expect("there is room");
    let before = local_storage().get_item(KEY).expect("readable");
    fill_up();
    assert_eq!(mark(storage, "br-belly"), Err(NotSaved::Full));
    assert_eq!(local_storage().get_item(KEY).expect("readable"), before);
    local_storage().clear().expect("it can be cleared");
}

/// Takes every last byte: blocks of half the size until not even one character fits.
fn fill_up() {
    let mut size = 1 << 22;
    let mut count = 0;
    while size > 0 {
        let block = "x".repeat(size);
        while local_storage().set_item(&format!("fill{count}"), &block).is_ok() {
            count += 1;
        }
        size /= 2;
    }
}
