//! What is saved survives, whatever is found in its place.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::cell::Cell;
use std::rc::Rc;

use unknot::domain::catalogue::find_technique;
use unknot::domain::favourites::{Favourite, Favourites};
use unknot::domain::storage::repository::{ChangeOutcome, Repository};
use unknot::domain::storage::saved::Unusable;
use unknot::domain::storage::store::{NotSaved, Raw, Store};
use unknot::platform::exchange::download;
use unknot::platform::storage::local::BrowserStorage;
use unknot::platform::storage::locks;
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

type SavedValues = Repository<Option<BrowserStorage>>;

/// What a page that was loaded again has.
fn opened() -> SavedValues {
    let storage = BrowserStorage::open().expect("storage is allowed here");
    Repository::new(Some(storage))
}

/// An empty storage, opened; all tests of this file share one page.
fn fresh() -> SavedValues {
    local_storage().clear().expect("it can be cleared");
    opened()
}

fn technique(id: &str) -> Favourite {
    Favourite::Technique(find_technique(id).expect("a known technique"))
}

fn mark(saving: &mut SavedValues, id: &str) -> ChangeOutcome<Favourites> {
    saving.change(Favourites::default, 1, |favourites: &mut Favourites| {
        favourites.add(technique(id), None, "2026-11-22T10:00:00Z".to_owned());
    })
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
    assert_eq!(mark(&mut fresh(), "st-neck-side-bend").saved, Ok(()));
    let text = local_storage().get_item(KEY).expect("readable").expect("stored");
    assert!(text.starts_with(r#"{"version":1,"#), "{text}");
    let again: Favourites = opened().load(2).expect("readable");
    assert!(again.contains(technique("st-neck-side-bend")));
}

#[wasm_bindgen_test]
fn another_tabs_change_is_kept() {
    let mut saving = fresh();
    assert_eq!(mark(&mut saving, "st-neck-side-bend").saved, Ok(()));
    // Another tab has marked something since.
    let other = r#"{"version":1,"techniques":[{"id":"heat-neck","added_at":"2026-11-22T11:00:00Z"}],"areas":[]}"#;
    local_storage().set_item(KEY, other).expect("there is room");
    let both = mark(&mut saving, "br-belly").value;
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
        let mut saving = fresh();
        local_storage().set_item(KEY, text).expect("there is room");
        let loaded = saving.load::<Favourites>(5);
        assert_eq!(loaded, Ok(Favourites::default()));
        let set_aside = saving.take_set_aside();
        assert!(is_expected(&set_aside[0].reason), "{:?}", set_aside[0].reason);
        assert_eq!(set_aside[0].text, text);
        assert_eq!(quarantined(), [text]);
        assert_eq!(mark(&mut saving, "br-belly").saved, Ok(()));
        assert_eq!(quarantined(), [text]);
    }
}

#[wasm_bindgen_test]
fn a_full_storage_refuses_and_keeps_what_it_has() {
    let mut saving = fresh();
    assert_eq!(mark(&mut saving, "st-neck-side-bend").saved, Ok(()));
    let before = local_storage().get_item(KEY).expect("readable");
    fill_up();
    let marked = mark(&mut saving, "br-belly");
    assert_eq!(marked.saved, Err(NotSaved::Full));
    assert!(marked.value.contains(technique("br-belly")), "it is not in memory");
    assert_eq!(local_storage().get_item(KEY).expect("readable"), before);
    local_storage().clear().expect("it can be cleared");
}

#[wasm_bindgen_test]
fn a_value_that_is_no_text_is_set_aside_unit_by_unit() {
    let mut saving = fresh();
    // Longer than what becomes a string in one call, with a half of a pair and the mark that stands for such.
    js_sys::eval(
        "globalThis.odd = '{' + 'x'.repeat(25_000) + '\\ud800\\ufffd}'; localStorage.setItem('unknot.favourites', odd)",
    )
    .expect("there is room");
    assert_eq!(saving.load::<Favourites>(5), Ok(Favourites::default()));
    let is_same = js_sys::eval(
        "localStorage.getItem('unknot.quarantine.favourites.5') === odd && localStorage.getItem('unknot.favourites') === null",
    );
    assert_eq!(is_same, Ok(true.into()));
    let store = BrowserStorage::open();
    let raw = store.read("unknot.quarantine.favourites.5").expect("readable");
    assert!(matches!(raw, Some(Raw::Units(units)) if units.len() == 25_004));
}

#[wasm_bindgen_test]
async fn a_lock_that_nobody_waits_for_any_more_is_not_claimed() {
    let claims = Rc::new(Cell::new(0));
    let claim = || {
        let claims = Rc::clone(&claims);
        locks::hold("test", move || claims.set(claims.get() + 1))
    };
    let first = claim();
    let dropped = claim();
    gloo_timers::future::TimeoutFuture::new(50).await;
    assert_eq!(claims.get(), 1);
    drop(dropped);
    drop(first);
    gloo_timers::future::TimeoutFuture::new(50).await;
    assert_eq!(
        claims.get(),
        1,
        "a lock that was let go of before it was granted was claimed"
    );
    let _third = claim();
    gloo_timers::future::TimeoutFuture::new(50).await;
    assert_eq!(claims.get(), 2, "it was granted and never let go of");
}

#[wasm_bindgen_test]
fn a_file_keeps_its_address_until_the_browser_has_read_it() {
    js_sys::eval("globalThis.revoked = 0; URL.revokeObjectURL = () => { revoked += 1; }").expect("it can be watched");
    download::save("unknot-test.json", "application/json", "{}").expect("a file");
    assert_eq!(js_sys::eval("revoked"), Ok(0.into()));
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
