//! What a person saved is theirs to take along, to bring back and to delete, and survives whatever happens to the app.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::files::{self, CATCH};
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, Side};
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_backup_goes_out_and_comes_in_again),
        Journey::everywhere(everything_can_be_deleted_and_brought_back),
        Journey::only_in(
            &[Engine::Chromium],
            an_import_that_the_browser_refuses_takes_nothing_away,
        ),
        Journey::only_in(&[Engine::Chromium], broken_imports_are_refused_and_change_nothing),
        Journey::only_in(&[Engine::Chromium], broken_values_never_stop_the_app_and_are_never_lost),
        Journey::everywhere(when_the_app_breaks_the_data_can_still_be_saved),
        Journey::everywhere(the_app_offers_once_to_be_installed),
    ]
}

const PARTS: [&str; 6] = ["favourites", "routines", "profile", "journal", "settings", "courses"];
const HOSTILE: &str = "<img src=x onerror=alert(1)>";
const NO_PICTURE: &str = "return document.querySelector('img') === null";

async fn saved_file(browser: &Browser) -> Result<Value> {
    let (name, text) = files::saved(browser).await?;
    let day = name
        .strip_prefix("unknot-backup-")
        .and_then(|rest| rest.strip_suffix(".json"));
    let is_named = day.is_some_and(|day| day.len() == "2026-11-24".len() && day.starts_with("20"));
    ensure!(is_named, "the file is called {name}");
    Ok(serde_json::from_str(&text)?)
}

async fn open_file(browser: &Browser, text: &str) -> Result<()> {
    files::open(browser, "backup", text, "[data-import]").await
}

async fn ours(app: &App<'_>) -> Result<Vec<(String, String)>> {
    let mut all = app.stored_under("unknot.").await?;
    all.sort();
    Ok(all)
}

async fn fill(app: &App<'_>) -> Result<()> {
    app.store(
        "unknot.routines",
        &sample_answers::ROUTINES.replacen("\"name\":\"", &format!("\"name\":\"{HOSTILE} "), 1),
    )
    .await?;
    app.store("unknot.journal", sample_answers::JOURNAL).await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.load("#/area/traps-upper/left").await?;
    app.heart("traps-upper").tap().await?;
    app.heart("traps-upper").is_pressed(true).await
}

async fn a_backup_goes_out_and_comes_in_again(browser: &Browser) -> Result<()> {
    let app = App::open_after(CATCH, browser, "#/").await?;
    fill(&app).await?;
    app.load("#/settings").await?;
    app.choose("theme", "dark").await?;
    browser.click("[data-backup=save]").await?;
    let file = saved_file(browser).await?;
    ensure!(file["app"] == "unknot" && file["version"] == 1, "{file}");
    for part in PARTS {
        ensure!(file[part]["version"].is_u64(), "{part} is {}", file[part]);
    }

    browser.ask::<Value>("localStorage.clear()", &[]).await?;
    app.load("#/settings").await?;
    open_file(browser, &file.to_string()).await?;
    app.shows("[data-import=preview] table").await?;
    ensure!(browser.ask::<bool>(NO_PICTURE, &[]).await?, "a name became a picture");
    let unchanged = ours(&app).await?;
    ensure!(unchanged.is_empty(), "looking changed {unchanged:?}");
    browser.click("[data-import=preview] .primary").await?;
    app.notices().say("The backup was added").await?;
    // What is taken out again is what came in.
    browser.click("[data-backup=save]").await?;
    let mut again = saved_file(browser).await?;
    // Whether a browser has offered to install the app is its own to know.
    again["settings"]["install_was_offered"] = file["settings"]["install_was_offered"].clone();
    if again["settings"]["install_was_offered"].is_null() {
        again["settings"]
            .as_object_mut()
            .context("settings")?
            .remove("install_was_offered");
    }
    for part in PARTS {
        ensure!(
            again[part] == file[part],
            "{part} was {} and is {}",
            file[part],
            again[part]
        );
    }
    app.follow("#/routines").await?;
    let shows = "return document.querySelector('.routines')?.textContent.includes(arguments[0])";
    browser.until::<bool>("the routine", shows, &[json!(HOSTILE)]).await?;
    ensure!(browser.ask::<bool>(NO_PICTURE, &[]).await?, "a name became a picture");
    app.notices().press_button_beside("The backup was added").await?;
    let gone = "return !document.querySelector('.routines')?.textContent.includes(arguments[0])";
    browser
        .until::<bool>("the import to be undone", gone, &[json!(HOSTILE)])
        .await?;
    let undone = ours(&app).await?;
    ensure!(undone.is_empty(), "left is {undone:?}");
    Ok(())
}

async fn everything_can_be_deleted_and_brought_back(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    fill(&app).await?;
    app.store("other.program", "untouched").await?;
    app.load("#/settings").await?;
    let before = ours(&app).await?;
    browser.click(".delete-everything summary").await?;
    let says = "return document.querySelector('.delete-everything').textContent.includes('Favourites: 1')";
    browser.until::<bool>("what goes", says, &[]).await?;
    browser.click("[data-backup=delete]").await?;
    app.notices().say("Everything was deleted").await?;
    let left = ours(&app).await?;
    ensure!(left.is_empty(), "left is {left:?}");
    let other = app.stored("other.program").await?;
    ensure!(other.as_deref() == Some("untouched"), "another value became {other:?}");
    // What is done in between takes nothing of the way back.
    app.choose("theme", "dark").await?;
    app.notices().press_button_beside("Everything was deleted").await?;
    browser.until::<bool>("it to come back", says, &[]).await?;
    let is_data = |(key, _): &(String, String)| key != "unknot.settings";
    let after: Vec<_> = ours(&app).await?.into_iter().filter(is_data).collect();
    let before: Vec<_> = before.into_iter().filter(is_data).collect();
    ensure!(after == before, "{before:?} came back as {after:?}");
    // The change since stays.
    app.keeps("unknot.settings", &["dark"]).await.map(drop)
}

/// The browser takes two more values and then none: what was there is shown and handed out.
async fn an_import_that_the_browser_refuses_takes_nothing_away(browser: &Browser) -> Result<()> {
    const REFUSE: &str = "let left = 2;
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...item) {
            if (left-- <= 0) throw new DOMException('Full', 'QuotaExceededError');
            return set.apply(this, item);
        }";
    const FILE: &str = r#"{"app":"unknot","version":1,
        "favourites":{"version":1,"techniques":[{"id":"heat-neck","added_at":"2026-11-22T10:00:00Z"}],"areas":[]},
        "routines":{"version":1,"routines":[{"id":5,"name":"From the file","steps":[]}]},
        "journal":{"version":1,"entries":[{"at":5,"before":3}]},"settings":{"version":1,"theme":"light"}}"#;
    let app = App::open_after(CATCH, browser, "#/").await?;
    fill(&app).await?;
    app.load("#/settings").await?;
    browser.click("[data-backup=save]").await?;
    let before = saved_file(browser).await?;
    open_file(browser, FILE).await?;
    app.shows("[data-import=preview] table").await?;
    browser.ask::<Value>(REFUSE, &[]).await?;
    browser.click("[data-import=preview] .primary").await?;
    app.notices().say("The backup was not added").await?;
    app.notices().press_button_beside("The backup was not added").await?;
    let after = saved_file(browser).await?;
    for part in PARTS {
        ensure!(
            after[part] == before[part],
            "{part} was {} and is {}",
            before[part],
            after[part]
        );
    }
    let stored = ours(&app).await?;
    ensure!(stored.len() >= 4, "left is {stored:?}");
    Ok(())
}

async fn broken_imports_are_refused_and_change_nothing(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    fill(&app).await?;
    app.load("#/settings").await?;
    let before = ours(&app).await?;
    // `tests/backup.rs` has many more. These two meet the browser: what is said must stay text, and what is too large must
    // not be read.
    let files = [
        format!("{{\"app\":\"unknot\",\"version\":1,\"routines\":\"{HOSTILE}\"}}"),
        " ".repeat(50_000_000),
    ];
    for file in &files {
        open_file(browser, file).await?;
        let said: String = browser
            .ask("return document.querySelector('[data-import]').textContent", &[])
            .await?;
        ensure!(said.ends_with("Nothing was changed."), "{file:.80} led to “{said}”");
        let clean = "const is = document.querySelector('img') === null; document.querySelector('[data-import]').remove(); return is";
        ensure!(browser.ask::<bool>(clean, &[]).await?, "{file:.80} became a picture");
        app.load("#/settings").await?;
    }
    ensure!(ours(&app).await? == before, "something was changed");
    Ok(())
}

async fn broken_values_never_stop_the_app_and_are_never_lost(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    let deep = format!("{{\"version\":1,\"routines\":{}", "[".repeat(5_000));
    // `tests/saved.rs` has many more.
    for text in [HOSTILE, deep.as_str()] {
        browser.ask::<Value>("localStorage.clear()", &[]).await?;
        for name in [
            "favourites",
            "routines",
            "profile",
            "journal",
            "settings",
            "courses",
            "session",
        ] {
            app.store(&format!("unknot.{name}"), text).await?;
        }
        app.load("#/history").await?;
        app.heading_is("Journal").await?;
        app.notices().say("set aside unchanged").await?;
        let kept = "const texts = Object.entries(localStorage).filter(([key]) => key.startsWith('unknot.quarantine.')).map(([, text]) => text);
            return texts.length === 7 && texts.every(text => text === arguments[0])";
        browser
            .until::<bool>(&format!("seven times {text:.40} to be set aside"), kept, &[json!(text)])
            .await?;
        ensure!(
            browser.ask::<bool>(NO_PICTURE, &[]).await?,
            "{text:.40} became a picture"
        );
        app.follow("#/area/traps-upper/left").await?;
        app.heading_is("Left top of the shoulder").await?;
    }
    Ok(())
}

async fn when_the_app_breaks_the_data_can_still_be_saved(browser: &Browser) -> Result<()> {
    const BREAK: &str = "addEventListener('break', () => {
        const make = document.createElement.bind(document);
        const clone = Node.prototype.cloneNode;
        const check = name => { if (name.toLowerCase() === 'details') throw new Error('broken on purpose'); };
        document.createElement = (name, ...more) => { check(name); return make(name, ...more); };
        // An element that was made before is copied the next time.
        Node.prototype.cloneNode = function (...how) { check(this.nodeName); return clone.apply(this, how); };
    });";
    let app = App::open_after(&format!("{CATCH}{BREAK}"), browser, "#/").await?;
    fill(&app).await?;
    app.store("unknot.journal", "{ not json").await?;
    browser
        .ask::<Value>("dispatchEvent(new Event('break')); location.hash = '#/about'", &[])
        .await?;
    app.shows("#crashed").await?;
    let says = "const text = document.querySelector('#crashed').innerText;
        return text.includes('Something broke') && document.querySelector('.crash-details').textContent.length > 20";
    browser.until::<bool>("what went wrong", says, &[]).await?;
    browser.click("#crashed [data-rescue=save]").await?;
    let file = saved_file(browser).await?;
    ensure!(
        file["routines"]["routines"][0]["name"]
            .as_str()
            .is_some_and(|name| name.starts_with(HOSTILE)),
        "{file}"
    );
    ensure!(file["unreadable"]["unknot.journal"] == "{ not json", "{file}");
    // Loading again is all it takes.
    browser.click("#crashed a.button").await?;
    app.load("#/settings").await?;
    let mut parts = file.clone();
    parts.as_object_mut().context("an object")?.remove("unreadable");
    open_file(browser, &parts.to_string()).await?;
    app.shows("[data-import=preview]").await
}

async fn the_app_offers_once_to_be_installed(browser: &Browser) -> Result<()> {
    const OFFER: &str = "const offer = new Event('beforeinstallprompt', { cancelable: true });
        offer.prompt = () => { document.documentElement.dataset.asked = String(Number(document.documentElement.dataset.asked ?? 0) + 1); };
        dispatchEvent(offer); return offer.defaultPrevented";
    // Chromium makes an offer of its own, whenever it likes, which would take the place of ours.
    const KEEP_BACK: &str = "addEventListener('beforeinstallprompt', event => {
        if (event.isTrusted) event.stopImmediatePropagation(); }, true);";
    let app = App::open_after(
        &format!("{KEEP_BACK} addEventListener('offer', () => {{ (() => {{ {OFFER} }})(); }});"),
        browser,
        "#/",
    )
    .await?;
    browser.ask::<Value>("dispatchEvent(new Event('offer'))", &[]).await?;
    app.map().tap("traps-upper", Side::Left).await?;
    app.heart("traps-upper").tap().await?;
    app.notices().say("can be installed").await?;
    app.notices().press_button().await?;
    browser
        .until::<bool>(
            "the browser to ask",
            "return document.documentElement.dataset.asked === '1'",
            &[],
        )
        .await?;
    browser.ask::<Value>("dispatchEvent(new Event('offer'))", &[]).await?;
    app.heart("st-neck-side-bend").tap().await?;
    app.heart("st-neck-side-bend").is_pressed(true).await?;
    app.follow("#/settings").await?;
    browser.click(".this-device .button").await?;
    browser
        .until::<bool>(
            "the browser to ask again",
            "return document.documentElement.dataset.asked === '2'",
            &[],
        )
        .await?;
    let said = app.notices().all().await?;
    ensure!(
        !said.iter().any(|text| text.contains("installed")),
        "it was offered again: {said:?}"
    );
    Ok(())
}
