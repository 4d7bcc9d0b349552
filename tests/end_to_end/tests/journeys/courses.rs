//! Courses of two and of ten weeks, walked with a clock that is put forward.

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
        Journey::of_logic(ten_weeks_with_a_flare_up_and_a_gap_of_five_days),
        Journey::of_logic(a_gap_of_three_weeks_and_a_new_sign_while_building),
        Journey::of_logic(own_words_for_a_flare_up_are_kept),
    ]
}

const BETTER: &str =
    r#"{"yes":["improving"],"pain":3,"duration":"gt2w","onset":"posture","touch":"normal","at_the_spot":[]}"#;
const WORSE_NOW: &str =
    r#"{"yes":["improving"],"pain":6,"duration":"gt2w","onset":"posture","touch":"normal","at_the_spot":[]}"#;

/// What was done and told, each with how many days ago, the pain, and what was done, as another tab would have noted it; by
/// the page's clock, since in Firefox a driver's script has one of its own.
const WAS_DONE: &str =
    "const key = 'unknot.journal', kept = JSON.parse(localStorage.getItem(key) ?? '{\"version\":1,\"entries\":[]}');
    const now = (window.wrappedJSObject ?? window).Date.now(), zone = new Date().getTimezoneOffset() * 60000;
    for (const [ago, pain, did] of arguments[0]) {
        const at = now - ago * 86400000 - 60000;
        kept.entries.push({ at, shown: at - zone, places: [{ area: 'traps-upper', side: 'left' }], before: pain,
            ...(did && { after: pain, did: [did], effort: 'right' }) });
    }
    const value = JSON.stringify(kept);
    localStorage.setItem(key, value);
    dispatchEvent(new StorageEvent('storage', { key, newValue: value }))";

/// Three strength days of the last week, at a pain.
fn strength_days(pain: u8) -> Value {
    json!([6, 4, 2].map(|ago| (ago, pain, "str-side-raise")))
}

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
        self.was_done(&json!([(0, pain, "mob-neck-turns")])).await
    }

    async fn was_done(&self, days: &Value) -> Result<()> {
        self.0.browser().ask::<Value>(WAS_DONE, &[days.clone()]).await.map(drop)
    }

    /// A week later, in which something was done; the questions are answered anew.
    async fn a_week_later(&self, days: &Value) -> Result<()> {
        self.days_later(7).await?;
        self.was_done(days).await?;
        self.answer(BETTER).await
    }

    async fn is_in(&self, stage: &str) -> Result<()> {
        let is_in = "return document.querySelector('.today-page .due')?.textContent.includes(arguments[0]) || null";
        self.0
            .browser()
            .until::<bool>(stage, is_in, &[json!(stage)])
            .await
            .map(drop)
    }

    /// Begins a course, and two weeks later the building of strength.
    async fn builds_strength(&self) -> Result<()> {
        self.answer(BETTER).await?;
        self.today().await?;
        self.0.browser().click("[data-keep-up]").await?;
        self.is_due("session").await?;
        for _ in 0..2 {
            self.a_week_later(&json!([6, 5, 4, 3, 2].map(|ago| (ago, 3, "mob-neck-turns"))))
                .await?;
        }
        self.0.browser().click("[data-build]").await?;
        self.is_in("Week 3 of 10").await
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
    // The pain that was told is the one before, although the questions were answered a moment ago.
    let has_before = "const { entries } = JSON.parse(localStorage.getItem('unknot.journal') ?? '{\"entries\":[]}');
        return entries.some(entry => entry.did?.length && entry.before === 3) || null";
    browser
        .until::<bool>("the pain before the session", has_before, &[])
        .await?;
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
    // One tap too many is taken back.
    browser.click("[data-choice] [data-end]").await?;
    app.shows("[data-keep-up]").await?;
    app.notices().press_button_beside("The course has ended.").await?;
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

async fn ten_weeks_with_a_flare_up_and_a_gap_of_five_days(browser: &Browser) -> Result<()> {
    let walk = Walk(App::open_with_a_clock(browser, "#/").await?);
    let app = &walk.0;
    walk.builds_strength().await?;
    // What it keeps the person from, and a bad week: nothing gets harder, and there is something to read.
    browser.click("[data-week-review] summary").await?;
    browser.click("[name='activity-words']").await?;
    browser.press("carry the shopping").await?;
    browser.click("[name='slept'][value='badly']").await?;
    browser.click("input[name='activity'][value='6']").await?;
    browser.click("[data-look-back]").await?;
    walk.says("Q1-badly").await?;
    app.shows("[data-follows] a[href='#/learn/sleep']").await?;
    app.keeps(
        "unknot.courses",
        &["\"slept\":\"badly\"", "\"difficulty\":6", "carry the shopping"],
    )
    .await?;
    walk.a_week_later(&strength_days(3)).await?;
    walk.is_in("Week 4 of 10").await?;
    // It flares up in the fourth week, which comes again, and easier.
    walk.a_week_later(&json!([
        (6, 3, "str-side-raise"),
        (4, 3, "str-side-raise"),
        (2, 6, ""),
        (1, 3, "")
    ]))
    .await?;
    walk.is_in("Week 4 of 10").await?;
    walk.says("W-22").await?;
    // Five days off change the next suggestion alone.
    walk.was_done(&json!([(0, 3, "str-side-raise")])).await?;
    walk.days_later(6).await?;
    walk.answer(BETTER).await?;
    walk.says("W-34").await?;
    walk.was_done(&json!([(0, 3, "str-side-raise")])).await?;
    walk.days_later(1).await?;
    for week in 5..=10 {
        walk.is_in(&format!("Week {week} of 10")).await?;
        walk.a_week_later(&strength_days(2)).await?;
    }
    // The end, and what the activity came to.
    walk.is_due("over").await?;
    app.shows("[data-finish]").await?;
    browser.click("[data-finish] [data-end]").await?;
    app.shows("[data-keep-up]").await?;
    app.keeps("unknot.courses", &["\"how\":\"enough\""]).await.map(drop)
}

async fn a_gap_of_three_weeks_and_a_new_sign_while_building(browser: &Browser) -> Result<()> {
    let walk = Walk(App::open_with_a_clock(browser, "#/").await?);
    walk.builds_strength().await?;
    walk.a_week_later(&strength_days(3)).await?;
    walk.is_in("Week 4 of 10").await?;
    walk.days_later(21).await?;
    walk.is_due("check").await?;
    walk.answer(BETTER).await?;
    walk.is_in("Week 3 of 10").await?;
    walk.says("W-36").await?;
    walk.answer(r#"{"yes":["stroke-signs"]}"#).await?;
    walk.is_due("help-first").await?;
    let none = "return document.querySelector('[data-start], [data-week-review]') === null || null";
    browser
        .until::<bool>("nothing to do beside help", none, &[])
        .await
        .map(drop)
}

async fn own_words_for_a_flare_up_are_kept(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/today").await?;
    app.follow("#/flare-up").await?;
    app.heading_is("If it flares up").await?;
    app.shows("[data-rules='F-02']").await?;
    browser.click("[name='helps']").await?;
    browser.press("warmth, then a walk").await?;
    browser.click("h1").await?;
    app.keeps("unknot.courses", &["warmth, then a walk"]).await?;
    app.load("#/flare-up").await?;
    let kept = "return document.querySelector(\"[name='helps']\")?.value === 'warmth, then a walk' || null";
    browser
        .until::<bool>("the own words after a reload", kept, &[])
        .await
        .map(drop)
}
