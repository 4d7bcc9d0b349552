//! A course of two weeks, walked with a clock that is put forward.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;
use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::of_logic(two_weeks_with_a_flare_up_a_gap_and_a_new_sign),
        Journey::of_logic(a_course_is_kept_over_a_reload),
    ]
}

const BETTER: &str =
    r#"{"yes":["improving"],"pain":3,"duration":"gt2w","onset":"posture","touch":"normal","at_the_spot":[]}"#;
const WORSE_NOW: &str =
    r#"{"yes":["improving"],"pain":6,"duration":"gt2w","onset":"posture","touch":"normal","at_the_spot":[]}"#;

/// A session that was done, as another tab would have noted it.
const DONE: &str =
    "const key = 'unknot.journal', kept = JSON.parse(localStorage.getItem(key) ?? '{\"version\":1,\"entries\":[]}');
    const at = Date.now() - 60000, zone = new Date().getTimezoneOffset() * 60000;
    kept.entries.push({ at, shown: at - zone, places: [{ area: 'traps-upper', side: 'left' }], before: arguments[0],
        after: arguments[0], did: ['mob-neck-turns'] });
    const value = JSON.stringify(kept);
    localStorage.setItem(key, value);
    dispatchEvent(new StorageEvent('storage', { key, newValue: value }))";

/// Somebody with a course at the left top of the shoulder.
struct Walk<'a>(App<'a>);

impl Walk<'_> {
    async fn answer(&self, answers: &str) -> Result<()> {
        let arguments = sample_answers::arguments("traps-upper", answers)?;
        self.0
            .browser()
            .ask::<Value>(sample_answers::SCRIPT, &arguments)
            .await
            .map(drop)
    }

    async fn session_is_done(&self, pain: u8) -> Result<()> {
        self.0.browser().ask::<Value>(DONE, &[json!(pain)]).await.map(drop)
    }

    /// Some days later on Today.
    async fn days_later(&self, days: u64) -> Result<()> {
        let forward =
            "document.documentElement.dataset.forward = arguments[0]; dispatchEvent(new Event('put-forward'))";
        self.0
            .browser()
            .ask::<Value>(forward, &[json!(days * 86_400_000)])
            .await?;
        self.0.follow("#/history").await?;
        self.today().await
    }

    async fn today(&self) -> Result<()> {
        self.0.follow("#/today").await?;
        self.0.heading_is("Today").await
    }

    async fn is_due(&self, what: &str) -> Result<()> {
        self.0.shows(&format!("[data-course='{what}']")).await
    }

    async fn says(&self, rule: &str) -> Result<()> {
        let says = "return document.querySelector(`.today-page [data-rules='${arguments[0]}']`) !== null || null";
        self.0
            .browser()
            .until::<bool>(rule, says, &[json!(rule)])
            .await
            .map(drop)
    }
}

async fn two_weeks_with_a_flare_up_a_gap_and_a_new_sign(browser: &Browser) -> Result<()> {
    let walk = Walk(App::open_with_a_clock(browser, "#/").await?);
    let app = &walk.0;
    walk.answer(BETTER).await?;
    app.follow("#/plan/traps-upper/left").await?;
    browser.click("[data-keep-up]").await?;
    app.heading_is("Today").await?;
    walk.is_due("session").await?;
    // One tap says how it is, and the one button starts what is due without asking again.
    browser.click("input[name='pain-now'][value='3']").await?;
    browser.click("[data-course='session'] [data-start]").await?;
    app.shows("[data-player][data-phase]").await?;
    for _ in 0..200 {
        if app.next_moment().await?.phase == "done" {
            break;
        }
    }
    app.shows(".after-session").await?;
    // The pain that was told is the one before.
    app.keeps("unknot.journal", &["\"before\":3"]).await?;
    walk.today().await?;
    walk.is_due("done").await?;
    // The card above the body says the same.
    app.follow("#/").await?;
    let card = "return location.hash === '#/' && document.querySelector(\".due[data-course='done']\") !== null || null";
    browser.until::<bool>("the card above the body", card, &[]).await?;

    for _ in 0..3 {
        walk.days_later(1).await?;
        walk.is_due("session").await?;
        walk.session_is_done(3).await?;
        walk.is_due("done").await?;
    }
    // It flares up: the questions come first, and then there is nothing hard for some days.
    walk.days_later(1).await?;
    browser.click("input[name='pain-now'][value='7']").await?;
    walk.is_due("check").await?;
    walk.says("W-29").await?;
    walk.answer(WORSE_NOW).await?;
    walk.is_due("session").await?;
    walk.says("F-04").await?;
    walk.session_is_done(5).await?;
    // After five days no guilt, and the answers are still young.
    walk.days_later(6).await?;
    let asks = "return document.querySelector('.due h2')?.textContent.startsWith('How is the') || null";
    browser.until::<bool>("a question after a gap", asks, &[]).await?;
    walk.answer(BETTER).await?;
    walk.is_due("session").await?;
    walk.session_is_done(3).await?;
    // A new sign: nothing is offered until somebody has helped.
    walk.days_later(1).await?;
    walk.answer(r#"{"yes":["stroke-signs"]}"#).await?;
    walk.is_due("help-first").await?;
    ensure!(
        browser
            .ask::<bool>("return document.querySelector('[data-start]') === null", &[])
            .await?,
        "a session is offered beside help"
    );
    walk.answer(BETTER).await?;
    walk.is_due("session").await?;
    walk.session_is_done(2).await?;
    // The end: the person chooses, and can start again.
    walk.days_later(4).await?;
    app.shows("[data-choice]").await?;
    browser.click("[data-choice] [data-end]").await?;
    app.shows("[data-keep-up]").await?;
    app.keeps("unknot.courses", &["\"how\":\"enough\""]).await.map(drop)
}

async fn a_course_is_kept_over_a_reload(browser: &Browser) -> Result<()> {
    let walk = Walk(App::open(browser, "#/").await?);
    walk.answer(BETTER).await?;
    walk.0.follow("#/today").await?;
    browser.click("[data-keep-up]").await?;
    walk.is_due("session").await?;
    walk.0.load("#/today").await?;
    walk.is_due("session").await?;
    browser.click("[data-change] summary").await?;
    browser.click("[data-looked-at]").await?;
    walk.0.keeps("unknot.courses", &["looked_at"]).await.map(drop)
}
