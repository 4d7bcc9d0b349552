//! The guided session.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;
use unknot_end_to_end::browser::{Browser, Hand};
use unknot_end_to_end::engine::Engine;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::{App, Moment, Side};

use xtask::sample_answers;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::everywhere(a_session_runs_to_its_end_by_the_clock),
        Journey::of_logic(a_session_ends_when_its_phases_are_cut_short),
        Journey::everywhere(an_interrupted_session_goes_on_where_it_was),
        Journey::everywhere(keys_hold_step_and_leave),
        Journey::everywhere(a_session_by_touch),
        Journey::of_logic(a_key_that_is_held_says_nothing_new),
        Journey::of_logic(a_screen_that_is_kept_on_late_is_let_go_in_a_pause),
        Journey::of_logic(newer_answers_that_call_for_help_end_a_session),
        Journey::of_logic(how_a_session_sounds_is_kept),
        Journey::everywhere(lying_down_leaves_what_is_needed),
        Journey::everywhere(a_press_shows_where_the_knot_is),
        Journey::of_logic(heat_has_its_timer_and_its_gap),
        Journey::everywhere(steps_and_more_are_read_while_the_session_waits),
        Journey::everywhere(whoever_leaves_finds_the_session_where_it_was),
        Journey::of_logic(another_start_asks_before_it_takes_the_place_of_a_session),
        Journey::only_in(
            &[Engine::Chromium],
            every_control_of_a_session_is_in_sight_on_small_screens,
        ),
        Journey::only_in(&[Engine::Chromium], a_message_covers_no_control),
        Journey::everywhere(three_taps_lead_from_a_place_to_a_running_timer),
        Journey::of_logic(one_that_fits_leads_to_the_check_and_keeps_nothing),
        Journey::everywhere(four_taps_lead_to_a_ready_made_routine_that_runs),
        Journey::everywhere(two_taps_lead_whoever_has_a_plan_to_a_running_timer),
        Journey::of_logic(a_technique_starts_from_its_own_page_and_from_its_tile),
    ]
}

const START: &str = ".plan-page [data-start]";

async fn start(browser: &Browser) -> Result<App<'_>> {
    start_in(App::open(browser, "#/").await?).await
}

async fn start_in(app: App<'_>) -> Result<App<'_>> {
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    app.browser().click(START).await?;
    app.address_is("#/play").await?;
    app.shows("[data-player][data-phase='ready']").await?;
    Ok(app)
}

async fn of_player(browser: &Browser, name: &str) -> Result<Option<String>> {
    let script = "return document.querySelector('[data-player]')?.dataset[arguments[0]] ?? null";
    browser.ask(script, &[json!(name)]).await
}

async fn step(browser: &Browser) -> Result<Option<String>> {
    let script = "return document.querySelector('[data-step]')?.dataset.step ?? null";
    browser.ask(script, &[]).await
}

async fn a_session_runs_to_its_end_by_the_clock(browser: &Browser) -> Result<()> {
    let app = start_in(App::open_with_a_clock(browser, "#/").await?).await?;
    app.heading_has_focus().await?;
    let mut moments = Vec::new();
    while moments.last().is_none_or(|last: &Moment| last.phase != "done") {
        ensure!(moments.len() < 200, "it does not end: {moments:?}");
        moments.push(app.next_moment().await?);
    }
    for phase in ["ready", "hold", "rest", "switch"] {
        ensure!(
            moments.iter().any(|moment| moment.phase == phase),
            "no {phase} in {moments:?}"
        );
    }
    let steps: Vec<_> = moments.iter().filter_map(|moment| moment.step.as_deref()).collect();
    ensure!(
        steps.is_sorted() && steps.first() < steps.last(),
        "the steps went {steps:?}"
    );
    // Work and what is between follow each other, and another side comes after a switch alone.
    for (one, next) in moments.iter().zip(&moments[1..]) {
        let follows = if one.phase == "hold" {
            next.phase != "hold"
        } else {
            next.phase == "hold"
        };
        let is_other_side = one.step == next.step && one.side != next.side;
        ensure!(
            follows && (is_other_side == (next.phase == "switch")),
            "{next:?} came after {one:?} in {moments:?}"
        );
    }
    let holds = |side| {
        let is_one = |moment: &&Moment| moment.phase == "hold" && moment.side.as_deref() == Some(side);
        moments.iter().filter(is_one).count()
    };
    ensure!(
        holds("left") > 1 && holds("left") == holds("right"),
        "one side is held more often than the other: {moments:?}"
    );
    app.heading_has_focus().await?;
    // What is said now counts for the next session, and takes nothing away from this page.
    browser.click("input[name='change'][value='worse']").await?;
    app.shows(".after-session [role='status']:not(:empty)").await?;
    app.keeps("unknot.journal", &["worse", "did"]).await?;
    browser.click(".after-session .primary").await?;
    app.address_is("#/plan/neck-back/left").await
}

async fn a_session_ends_when_its_phases_are_cut_short(browser: &Browser) -> Result<()> {
    let app = start(browser).await?;
    let mut steps = Vec::new();
    for _ in 0..80 {
        steps.extend(step(browser).await?);
        steps.dedup();
        if of_player(browser, "phase").await?.as_deref() == Some("done") {
            break;
        }
        let less = "document.querySelector('[data-more]')?.click()";
        browser.ask::<Value>(less, &[]).await?;
        browser.click(".player-more .less").await?;
    }
    app.shows("[data-player][data-phase='done']").await?;
    ensure!(steps.is_sorted() && steps.len() > 1, "the steps went {steps:?}");
    // A session that is done is not offered again.
    app.keeps_no("unknot.session", "under_way").await
}

async fn an_interrupted_session_goes_on_where_it_was(browser: &Browser) -> Result<()> {
    let app = start(browser).await?;
    browser.click("[aria-label='Next']").await?;
    browser.click("[data-more]").await?;
    browser.click(".player-more .more").await?;
    browser.click("[data-less]").await?;
    let before = (step(browser).await?, of_player(browser, "phase").await?);
    app.reload().await?;
    app.shows("[data-player]").await?;
    let after = (step(browser).await?, of_player(browser, "phase").await?);
    ensure!(
        before == after && before.0.as_deref() == Some("2"),
        "{before:?} became {after:?}"
    );
    let remaining: u64 = of_player(browser, "remaining").await?.unwrap_or_default().parse()?;
    ensure!(
        (10..=15).contains(&remaining),
        "{remaining} seconds are left of 5 and 10 more"
    );
    app.follow("#/").await?;
    app.reload().await?;
    app.notices().say("interrupted").await?;
    browser.click(".notice .quiet").await?;
    app.address_is("#/play").await?;
    app.shows("[data-player]").await?;
    app.follow("#/").await?;
    app.reload().await?;
    app.notices().say("interrupted").await?;
    // What asks for warning signs, and what calls for help, comes first.
    app.follow("#/check/neck-back/right").await?;
    app.shows(".check-page").await?;
    app.notices().are_out_of_sight().await?;
    app.keep_answers("shoulder-chest", sample_answers::EMERGENCY).await?;
    app.follow("#/plan/shoulder-chest/left").await?;
    app.shows("[data-triage='emergency']").await?;
    app.notices().are_out_of_sight().await?;
    // Elsewhere nobody is asked about it; on the map it stands.
    app.follow("#/learn").await?;
    app.notices().are_out_of_sight().await?;
    app.follow("#/").await?;
    browser.click(".notice .icon-button").await?;
    // A session that was turned down is not offered again.
    app.keeps_no("unknot.session", "under_way").await
}

async fn keys_hold_step_and_leave(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Keys);
    let app = start(browser).await?;
    app.heading_has_focus().await?;
    browser.press(" ").await?;
    says(&app, "Go on").await?;
    browser.press(" ").await?;
    says(&app, "Pause").await?;
    browser.press(Key::Right + "").await?;
    app.shows("[data-step='2']").await?;
    browser.press(Key::Left + "").await?;
    app.shows("[data-step='1']").await?;
    browser.press(Key::Escape + "").await?;
    browser.focus_reaches(".player-leave .primary").await?;
    browser.tab_to(".player-leave .button:not(.primary)", false).await?;
    browser.press(Key::Enter + "").await?;
    app.address_is("#/plan/neck-back/left").await?;
    app.follow("#/play").await?;
    app.heading_is("No session is under way").await
}

async fn says(app: &App<'_>, words: &str) -> Result<()> {
    let script = "return document.querySelector('.player-buttons .primary')?.textContent === arguments[0]";
    app.browser()
        .until::<bool>(&format!("the button {words}"), script, &[json!(words)])
        .await?;
    Ok(())
}

async fn a_session_by_touch(browser: &Browser) -> Result<()> {
    browser.act_with(Hand::Finger);
    let app = start(browser).await?;
    browser.click(".player-buttons .primary").await?;
    says(&app, "Go on").await?;
    browser.click("[aria-label='Next']").await?;
    app.shows("[data-step='2']").await
}

async fn newer_answers_that_call_for_help_end_a_session(browser: &Browser) -> Result<()> {
    let app = start(browser).await?;
    app.follow("#/").await?;
    app.keep_answers("neck-back", sample_answers::EMERGENCY).await?;
    app.follow("#/play").await?;
    app.heading_is("Not this session now").await?;
    ensure!(
        of_player(browser, "phase").await?.is_none(),
        "the session can be gone on with"
    );
    Ok(())
}

async fn how_a_session_sounds_is_kept(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/settings").await?;
    browser.click("input[name='voice']").await?;
    browser.click("input[name='ready'][value='10']").await?;
    browser.click(".session-settings .button").await?;
    app.keeps("unknot.settings", &[r#""voice":true"#]).await?;
    app.reload().await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    browser.click(START).await?;
    app.shows("[data-player][data-phase='ready']").await?;
    let remaining: u64 = of_player(browser, "remaining").await?.unwrap_or_default().parse()?;
    ensure!((6..=10).contains(&remaining), "{remaining} seconds to get ready");
    Ok(())
}

async fn lying_down_leaves_what_is_needed(browser: &Browser) -> Result<()> {
    let app = start(browser).await?;
    browser.click("[data-more]").await?;
    app.shows(".player-steps").await?;
    browser.click(".player-more .lying").await?;
    browser.click("[data-less]").await?;
    app.shows("[data-player][data-lying]").await?;
    let script = "const is_seen = selector => !!document.querySelector(selector)?.getClientRects().length;
        const tall = [...document.querySelectorAll('.player-main > *')].every(one => one.getBoundingClientRect().height >= 72);
        return tall && !is_seen('.tabs') && !is_seen('.player-steps') && document.documentElement.dataset.theme === 'dark' || null";
    browser
        .until::<bool>("three big buttons in the dark", script, &[])
        .await?;
    browser.click("[data-more]").await?;
    browser.click(".player-more .lying").await?;
    let theme = "return document.documentElement.dataset.theme === 'system' || null";
    browser.until::<bool>("the theme of before", theme, &[]).await?;
    app.shows(".player-steps").await
}

async fn a_press_shows_where_the_knot_is(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    browser.click(".knot-part summary").await?;
    browser.click(".pin-picture").await?;
    app.shows(".pin-picture [data-pin]").await?;
    browser.tab_to(".pin-picture", false).await?;
    browser.press(Key::Left + "").await?;
    // The arrow moves the pin.
    app.keeps("unknot.profile", &[r#""pin":{"x":4"#]).await?;
    let routine = r#"{"version":1,"routines":[{"id":7,"name":"Neck","steps":[{"id":1,"technique":"sm-neck-back-circles",
        "place":{"area":"neck-back","side":"left"},"turn":{"only":"left"},"hold":20,"repetitions":1}]}]}"#;
    app.store("unknot.routines", routine).await?;
    app.reload().await?;
    app.follow("#/routines/7/play").await?;
    app.shows("[data-player]").await?;
    browser.click("[data-more]").await?;
    app.shows("[data-coach='press'] .knot-note [data-pin]").await?;
    app.shows("[data-coach='press'] .hazards li").await
}

async fn heat_has_its_timer_and_its_gap(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    app.follow("#/plan/neck-back/left").await?;
    browser.click("[data-warm-timer]").await?;
    app.shows("[data-player]").await?;
    let journal = "const at = Date.now() - 30 * 60000;
        const value = JSON.stringify({ version: 1, entries: [{ at, places: [{ area: 'neck-back', side: 'left' }], did: ['heat-neck'] }] });
        localStorage.setItem('unknot.journal', value);
        dispatchEvent(new StorageEvent('storage', { key: 'unknot.journal', newValue: value })); return null";
    browser.ask::<Value>(journal, &[]).await?;
    app.follow("#/plan/neck-back/left").await?;
    app.shows("[data-pack-gap]").await
}

async fn steps_and_more_are_read_while_the_session_waits(browser: &Browser) -> Result<()> {
    const REACH: &str = "const reached = [...document.querySelectorAll('a[href], button, input, summary')]
        .filter(one => one.checkVisibility() && !one.closest('[inert]'));
        return reached.every(one => one.closest(arguments[0])) && reached.length > 0 || null";
    let app = start(browser).await?;
    browser
        .until::<bool>("nothing but the session to be in reach", REACH, &[json!(".player")])
        .await?;
    browser.click("[data-more]").await?;
    browser.focus_reaches(".player-sheet h2").await?;
    browser
        .until::<bool>("nothing but the sheet to be in reach", REACH, &[json!(".player-sheet")])
        .await?;
    app.shows(".player-sheet .stop-if").await?;
    let words = "return document.querySelector('.player-time span').textContent === arguments[0] || null";
    browser
        .until::<bool>("the session to wait", words, &[json!("Paused")])
        .await?;
    browser.press(Key::Escape + "").await?;
    browser.focus_reaches("[data-more]").await?;
    says(&app, "Pause").await?;
    // One that stood still before stands still after it.
    browser.click(".player-main .primary").await?;
    says(&app, "Go on").await?;
    browser.click(".player-next button").await?;
    browser.click("[data-less]").await?;
    says(&app, "Go on").await
}

async fn whoever_leaves_finds_the_session_where_it_was(browser: &Browser) -> Result<()> {
    let app = start(browser).await?;
    browser.click("[aria-label='Next']").await?;
    app.shows("[data-step='2']").await?;
    browser.click("[data-leave]").await?;
    app.address_is("#/plan/neck-back/left").await?;
    app.heading_has_focus().await?;
    app.shows("nav.tabs").await?;
    app.notices().say("waits where you left it").await?;
    app.notices().press_button().await?;
    app.shows("[data-step='2']").await?;
    says(&app, "Go on").await
}

async fn another_start_asks_before_it_takes_the_place_of_a_session(browser: &Browser) -> Result<()> {
    const ASKS: &str = "You are in the middle of a session";
    let app = start(browser).await?;
    browser.click("[aria-label='Next']").await?;
    app.shows("[data-step='2']").await?;
    app.follow("#/plan/neck-back/left").await?;
    browser.click("[data-warm-timer]").await?;
    app.heading_is(ASKS).await?;
    app.heading_has_focus().await?;
    browser.click("[data-which-session] .primary").await?;
    app.shows("[data-step='2']").await?;

    let routine = r#"{"version":1,"routines":[{"id":7,"name":"Own","steps":[
        {"id":1,"title":"Slow turns","text":"","turn":"whole","repetitions":1,"minutes":1}]}]}"#;
    app.store("unknot.routines", routine).await?;
    app.load("#/routines/7/play").await?;
    app.heading_is(ASKS).await?;
    // Whoever turns away from the question keeps what is under way.
    app.follow("#/play").await?;
    app.shows("[data-step='2']").await?;
    app.follow("#/routines/7/play").await?;
    app.heading_is(ASKS).await?;
    browser.click("[data-which-session] .button:not(.primary)").await?;
    app.heading_is("Before you start").await?;
    app.notices().say("was ended").await?;
    app.notices().press_button().await?;
    app.address_is("#/play").await?;
    app.shows("[data-step='2']").await
}

/// What cannot be pressed or seen as the screen is: outside of it, or behind something.
const OUT_OF_SIGHT: &str = "const height = innerHeight, width = innerWidth, found = [];
    const parts = '.player button, .player h1, .player-time strong, .player-line, .player-progress, .ring';
    for (const part of document.querySelectorAll(parts)) {
        const box = part.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        const is_inside = box.top >= -1 && box.left >= -1 && box.bottom <= height + 1 && box.right <= width + 1;
        if (!is_inside || !top || !(part.contains(top) || top.contains(part)))
            found.push(`${part.className || part.tagName} ${[box.left, box.top, box.right, box.bottom].map(Math.round)}`);
    }
    if (scrollY !== 0) found.push(`scrolled by ${scrollY}`);
    return found";

async fn every_control_of_a_session_is_in_sight_on_small_screens(browser: &Browser) -> Result<()> {
    let app = start_in(App::open_with_a_clock(browser, "#/").await?).await?;
    app.shows(".ring svg.figure").await?;
    let mut phases = Vec::new();
    for _ in 0..40 {
        let phase = of_player(browser, "phase").await?.unwrap_or_default();
        if phase == "done" {
            break;
        }
        if !phases.contains(&phase) {
            for (width, height, text) in [
                (360, 640, "100%"),
                (390, 844, "100%"),
                (844, 390, "100%"),
                (1440, 900, "100%"),
                (360, 640, "200%"),
                (390, 844, "200%"),
                (844, 390, "200%"),
            ] {
                browser.show_at(width, height).await?;
                let size = "document.documentElement.style.fontSize = arguments[0]";
                browser.ask::<Value>(size, &[json!(text)]).await?;
                let found: Vec<String> = browser.ask(OUT_OF_SIGHT, &[]).await?;
                ensure!(
                    found.is_empty(),
                    "in the phase {phase} at {width} x {height} with text at {text}: {found:?}"
                );
            }
            let share = "return document.querySelector('.ring').getBoundingClientRect().height / innerHeight";
            browser.show_at(360, 640).await?;
            browser
                .ask::<Value>("document.documentElement.style.fontSize = ''", &[])
                .await?;
            let share: f64 = browser.ask(share, &[]).await?;
            ensure!(
                share >= 0.43,
                "the drawing takes {share} of the height in the phase {phase}"
            );
            phases.push(phase);
        }
        app.next_moment().await?;
    }
    ensure!(
        ["ready", "hold", "rest", "switch"]
            .iter()
            .all(|phase| phases.iter().any(|seen| seen == phase)),
        "not every phase was seen: {phases:?}"
    );
    Ok(())
}

async fn a_message_covers_no_control(browser: &Browser) -> Result<()> {
    const COVERED: &str = "const bar = document.querySelector('.notices').getBoundingClientRect(), found = [];
        if (bar.height === 0) return null;
        for (const one of document.querySelectorAll('a[href], button, input, summary')) {
            if (one.closest('.notices') || !one.checkVisibility() || getComputedStyle(one).opacity === '0') continue;
            // Whoever goes to it finds it clear.
            one.scrollIntoView({ block: 'nearest' });
            const box = one.getBoundingClientRect();
            const x = box.x + box.width / 2, y = box.y + box.height / 2;
            if (y > bar.top && y < bar.bottom && x > bar.left && x < bar.right) found.push(one.outerHTML.slice(0, 90));
        }
        return found";
    const TALL: &str = "return document.querySelector('.notices').getBoundingClientRect().height";
    let app = start(browser).await?;
    app.follow("#/").await?;
    app.reload().await?;
    for (width, height) in [(360, 640), (390, 844), (844, 390), (820, 1180), (1440, 900)] {
        browser.show_at(width, height).await?;
        for link in ["#/", "#/plan/neck-back/left"] {
            app.follow(link).await?;
            app.notices().say("interrupted").await?;
            browser.stands_still().await?;
            let covered: Vec<String> = browser.until("the message", COVERED, &[]).await?;
            ensure!(covered.is_empty(), "on {link} at {width} x {height}: {covered:?}");
            // A slim bar: two lines of words.
            let tall: f64 = browser.ask(TALL, &[]).await?;
            ensure!(tall <= 72.0, "the message is {tall} px tall at {width} x {height}");
        }
    }
    // A session shrinks above what has to be said in it.
    app.follow("#/play").await?;
    app.shows("[data-player]").await?;
    browser.show_at(360, 640).await?;
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    browser.ask::<Value>(full, &[]).await?;
    browser.click("[aria-label='Next']").await?;
    app.shows(".notice").await?;
    browser.stands_still().await?;
    let found: Vec<String> = browser.ask(OUT_OF_SIGHT, &[]).await?;
    ensure!(found.is_empty(), "under a message: {found:?}");
    Ok(())
}

const FIRST: &str = "#/play?first=neck-back.left";
const NONE: &str = ".start-card [data-start]";

async fn three_taps_lead_from_a_place_to_a_running_timer(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.map().tap("traps-upper", Side::Left).await?;
    browser.click("[data-start]").await?;
    app.heading_has_focus().await?;
    browser.click(NONE).await?;
    app.shows("[data-player][data-phase='ready']").await?;
    app.address_is("#/play").await?;
    app.heading_has_focus().await?;
    // It goes on after a reload, and is not asked about again within the hour.
    app.reload().await?;
    app.shows("[data-player]").await?;
    app.follow("#/area/traps-upper/left").await?;
    browser.click("[data-start]").await?;
    browser.click("[data-which-session] .button:not(.primary)").await?;
    app.shows("[data-player][data-phase='ready']").await?;
    // Whoever wants a plan is asked for the rest.
    app.follow("#/plan/traps-upper/left").await?;
    app.shows("a[href='#/check/traps-upper/left']").await?;
    app.follow("#/check/traps-upper/left").await?;
    app.shows("[data-question]").await?;
    let claims = "return document.querySelector('main').textContent.includes('answered these lately')";
    ensure!(!browser.ask::<bool>(claims, &[]).await?, "a card is taken for a check");
    Ok(())
}

async fn four_taps_lead_to_a_ready_made_routine_that_runs(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    browser.click("nav a[href='#/routines']").await?;
    browser.click("[data-starter] summary").await?;
    browser.click("[data-starter] [aria-label^='Add and start']").await?;
    app.shows(NONE).await?;
    app.heading_has_focus().await?;
    let names = "const card = document.querySelector('.start-card').textContent;
        return ['Top of the shoulder', 'Back of the neck', 'Chest pain'].every(words => card.includes(words))";
    ensure!(
        browser.ask::<bool>(names, &[]).await?,
        "the card is not for both places"
    );
    browser.click(NONE).await?;
    app.shows("[data-player][data-phase='ready']").await?;
    app.heading_has_focus().await?;
    // Whoever has read it starts the same day without it; and one that fits asks about both places.
    app.follow("#/routines").await?;
    browser.click("[data-starter]:nth-of-type(2) summary").await?;
    browser
        .click("[data-starter]:nth-of-type(2) [aria-label^='Add and start']")
        .await?;
    browser.click(".start-card .button:not(.primary)").await?;
    app.shows("[data-question]").await?;
    app.address_is("#/check/back-low/both").await
}

async fn two_taps_lead_whoever_has_a_plan_to_a_running_timer(browser: &Browser) -> Result<()> {
    // Answers of the same hour start it with the first tap.
    const THREE_HOURS_AGO: &str = "const kept = JSON.parse(localStorage['unknot.profile']);
        kept.asked_at = kept.checks[0].at = Date.now() - 3 * 3600 * 1000;
        localStorage['unknot.profile'] = JSON.stringify(kept);
        return true";
    let app = App::open(browser, "#/").await?;
    app.keep_answers("neck-back", sample_answers::FINE).await?;
    browser.ask::<bool>(THREE_HOURS_AGO, &[]).await?;
    app.reload().await?;
    browser.click(".area-list > .due [data-start]").await?;
    browser.click("[data-go]").await?;
    app.shows("[data-player][data-phase='ready']").await
}

async fn one_that_fits_leads_to_the_check_and_keeps_nothing(browser: &Browser) -> Result<()> {
    let app = App::open(browser, FIRST).await?;
    app.shows(NONE).await?;
    app.reload().await?;
    browser.click(".start-card .button:not(.primary)").await?;
    app.address_is("#/check/neck-back/left").await?;
    let kept = app.stored("unknot.profile").await?;
    ensure!(kept.is_none(), "something was kept: {kept:?}");
    // On the blades three things have to be so; who cannot say so goes on with the check, and is not asked twice.
    app.follow("#/play?first=traps-middle.left").await?;
    browser.click(NONE).await?;
    app.shows("[data-missing='press-sore'][role='alert']").await?;
    for (question, value) in [("press-sore", "yes"), ("move-changes", "no"), ("clear-cause", "yes")] {
        browser
            .click(&format!("[data-question='{question}'] input[value='{value}']"))
            .await?;
    }
    browser.click(NONE).await?;
    app.address_is("#/check/traps-middle/left").await?;
    app.heading_is("About the pain").await?;
    app.keep_answers("neck-back", sample_answers::EMERGENCY).await?;
    app.load(FIRST).await?;
    app.heading_is("Not this session now").await
}

async fn a_technique_starts_from_its_own_page_and_from_its_tile(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/technique/st-neck-side-bend").await?;
    app.shows(".technique-page .chip[data-start]").await?;
    app.follow("#/area/neck-side/right").await?;
    app.follow("#/technique/st-neck-side-bend").await?;
    browser.click(".technique-page .primary[data-start]").await?;
    browser.click(NONE).await?;
    app.shows("[data-player][data-side='right']").await?;
    let kept = app.keeps("unknot.session", &["\"technique\""]).await?;
    ensure!(kept.matches("\"technique\"").count() == 1, "{kept}");
    // And from its tile, which starts that one of the three alone.
    app.follow("#/area/leg-calf-upper/left").await?;
    browser
        .click("[data-first='stretch'] + [aria-label^='Start: ']")
        .await?;
    app.shows(NONE).await?;
    let first = "return location.hash";
    let address: String = browser.ask(first, &[]).await?;
    ensure!(address.starts_with("#/play?first=leg-calf-upper.left.st-"), "{address}");
    Ok(())
}

async fn a_key_that_is_held_says_nothing_new(browser: &Browser) -> Result<()> {
    const HOLD: &str = "for (let times = 0; times < 6; times += 1)
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], repeat: times > 0, bubbles: true, cancelable: true }));
        return null";
    let app = start(browser).await?;
    browser
        .ask::<Value>("document.activeElement.blur(); return null", &[])
        .await?;
    browser.ask::<Value>(HOLD, &[json!("ArrowRight")]).await?;
    app.shows("[data-step='2']").await?;
    browser.stands_still().await?;
    ensure!(
        step(browser).await?.as_deref() == Some("2"),
        "a held arrow went on to {:?}",
        step(browser).await?
    );
    says(&app, "Pause").await?;
    browser.ask::<Value>(HOLD, &[json!(" ")]).await?;
    says(&app, "Go on").await?;
    browser.stands_still().await?;
    says(&app, "Go on").await
}

/// The browser may take its time to answer. The page is told by events, since a driver's scripts may live in a world of their own.
const LATE_LOCK: &str = "const tell = what => { document.documentElement.dataset.lock = what; };
    Object.defineProperty(navigator, 'wakeLock', { value: { request: () => {
        tell('asked');
        return new Promise(resolve => addEventListener('lock-comes', () => {
            tell('held'); resolve({ release: async () => tell('released') });
        }, { once: true }));
    } } });";

async fn a_screen_that_is_kept_on_late_is_let_go_in_a_pause(browser: &Browser) -> Result<()> {
    let app = start_in(App::open_after(LATE_LOCK, browser, "#/").await?).await?;
    app.shows("html[data-lock='asked']").await?;
    browser.click(".player-buttons .primary").await?;
    says(&app, "Go on").await?;
    browser
        .ask::<Value>("dispatchEvent(new Event('lock-comes')); return null", &[])
        .await?;
    app.shows("html[data-lock='released']").await
}
