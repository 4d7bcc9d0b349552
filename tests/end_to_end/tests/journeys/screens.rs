//! Every screen of the app, for what must hold on all of them.

use anyhow::{Context, Result};
use serde_json::json;
use unknot_end_to_end::files;
use unknot_end_to_end::pages::App;
use xtask::sample_answers::{self, EMERGENCY, FINE, JOURNAL, LONG, ROUTINES, URGENT};

/// Shows one screen after the other, as a person who follows links, and looks at it.
pub async fn visit_all(app: &App<'_>, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let links = [
        ("the map", "#/"),
        ("an area", "#/area/traps-upper/left"),
        ("an area of both sides", "#/area/leg-calf-upper/both"),
        ("a technique", "#/technique/st-neck-side-bend"),
        ("a check", "#/check/neck-back/left"),
        ("a plan without answers", "#/plan/neck-back/left"),
        ("favourites without any", "#/favourites"),
        ("routines without any", "#/routines"),
        ("a journal without notes", "#/history"),
        ("today without anything", "#/today"),
        ("no session", "#/play"),
        ("pain here", "#/pain/shoulder-side/left"),
        ("learn", "#/learn"),
        ("a guide", "#/learn/questions"),
        ("a guide in steps", "#/learn/self-massage"),
        ("a way to get help", "#/learn/care-tens"),
        ("settings", "#/settings"),
        ("about", "#/about"),
        ("a summary that is not made yet", "#/summary"),
        ("a shared routine", sample_answers::SHARED),
        ("a link that is no shared routine", "#/r/AAAA"),
        ("not found", "#/nowhere"),
    ];
    let mut visit = async |name: &str| {
        app.browser().stands_still().await?;
        look(name).await.with_context(|| format!("on the screen “{name}”"))
    };
    for (name, link) in links {
        go_to(app, link).await?;
        visit(name).await?;
    }

    go_to(app, "#/today").await?;
    for part in [
        ".desk-breaks > summary",
        "[name='desk-on']",
        "[name='desk-quiet']",
        ".desk-breaks .rests-on > summary",
    ] {
        app.browser().click(part).await?;
    }
    app.shows(".desk-breaks .sources").await?;
    visit("desk breaks").await?;
    app.browser().click("[name='desk-on']").await?;

    go_to(app, "#/area/neck-back/right").await?;
    let card = app.first_technique().await?;
    card.open().await?;
    app.browser()
        .click(&format!("[data-technique='{}'] details.rests-on > summary", card.id()))
        .await?;
    visit("an area with an opened card").await?;

    app.heart("neck-back").tap().await?;
    card.toggle_favourite().await?;
    card.heart().is_pressed(true).await?;
    go_to(app, "#/favourites").await?;
    app.favourites().groups(1).await?;
    visit("favourites with some").await?;
    card.toggle_favourite().await?;
    app.notices().say("no longer a favourite").await?;
    visit("a message").await?;

    for (name, area, answers) in [
        ("a plan", "neck-back", FINE),
        ("a plan for somebody who should see a GP", "neck-back", LONG),
        ("urgent advice", "leg-shin", URGENT),
        ("an emergency", "shoulder-chest", EMERGENCY),
    ] {
        app.keep_answers(area, answers).await?;
        go_to(app, &format!("#/plan/{area}/left")).await?;
        app.shows("[data-triage]").await?;
        visit(name).await?;
    }

    app.keep_answers("neck-back", FINE).await?;
    go_to(app, "#/plan/neck-back/left").await?;
    for part in [
        ".plan-lead > summary",
        ".chip-folds details:first-child > summary",
        ".chip-folds details:last-child > summary",
        ".plan-row summary",
        ".reminders summary",
        ".elsewhere summary",
        ".elsewhere input[value='yes']",
        ".left-out summary",
    ] {
        app.browser().click(part).await?;
    }
    visit("a plan with everything open").await?;
    app.browser().click(".plan-page [data-start]").await?;
    app.shows("[data-player]").await?;
    visit("a session").await?;
    app.browser().click("[data-more]").await?;
    visit("the steps of a session, and more").await?;
    app.browser().click("[data-stop]").await?;
    app.shows(".player-leave").await?;
    visit("a session that asks before it stops").await?;
    app.browser().click(".player-leave .button:not(.primary)").await?;

    visit_saved(app, &mut visit).await?;

    go_to(app, "#/technique/str-neck-press").await?;
    app.shows("[data-objection]").await?;
    visit("a technique that the last check left out").await?;

    go_to(app, "#/settings").await?;
    app.browser().click(".about-you .button").await?;
    app.shows("[data-question='positions']").await?;
    visit("settings with the questions about oneself").await?;
    go_to(app, "#/settings").await?;
    app.browser().click(".delete-everything summary").await?;
    let backup = r#"{"app":"unknot","version":1,"settings":{"version":1,"theme":"light"}}"#;
    files::open(app.browser(), "backup", backup, "[data-import=preview]").await?;
    visit("settings with a backup that was opened").await?;

    go_to(app, "#/").await?;
    app.search().reach_by_key().await?;
    app.search().type_words("neck").await?;
    visit("search results").await
}

/// Routines and the journal with something in them, and every phase of a session.
async fn visit_saved(app: &App<'_>, visit: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    app.store("unknot.routines", ROUTINES).await?;
    app.store("unknot.journal", JOURNAL).await?;
    app.reload().await?;
    go_to(app, "#/routines").await?;
    app.browser().click("[data-starter] summary").await?;
    visit("routines").await?;
    go_to(app, "#/routines/7").await?;
    app.shows(".left-out-now").await?;
    for part in [
        "[data-step-row='1'] summary",
        ".pick-technique summary",
        ".own-step summary",
        ".share-routine summary",
        ".reminders summary",
        "input[name='reminder-days'][value='some']",
    ] {
        app.browser().click(part).await?;
    }
    visit("a routine with everything open").await?;
    go_to(app, "#/play?first=shoulder-side.left").await?;
    for part in [".movement-first summary", "input[name='before'][value='3']"] {
        app.browser().click(part).await?;
    }
    app.shows("input[name='landmark-before']").await?;
    visit("a movement to try before a session").await?;
    go_to(app, "#/routines/8/play").await?;
    app.browser().click(".sounds summary").await?;
    visit("what is asked before a session").await?;
    app.browser().click("[data-go]").await?;
    for phase in ["ready", "hold", "rest", "hold", "switch", "hold"] {
        app.shows(&format!("[data-player][data-phase='{phase}']")).await?;
        visit(&format!("the phase {phase}")).await?;
        if phase == "hold" {
            lie_down(app).await?;
            visit("the phase hold, lying down").await?;
            lie_down(app).await?;
        }
        end_phase(app).await?;
    }
    app.shows("[data-player][data-phase='done']").await?;
    visit("after a session").await?;
    go_to(app, "#/history").await?;
    app.browser().click("input[name='range'][value='all']").await?;
    for part in [".note-now summary", ".chart-table summary", "[data-entry] .menu-button"] {
        app.browser().click(part).await?;
    }
    visit("a journal with everything open").await?;
    go_to(app, "#/today").await?;
    app.shows("[data-history]").await?;
    visit("today").await?;
    app.store("unknot.courses", &sample_answers::courses()).await?;
    app.reload().await?;
    app.shows("[data-course]").await?;
    for part in ["[data-change] summary", "[data-week-review] summary"] {
        app.browser().click(part).await?;
    }
    app.shows("input[name='activity']").await?;
    visit("today with a course").await?;
    go_to(app, "#/flare-up").await?;
    app.shows("[data-flared-up]").await?;
    for part in [
        ".flare-up-page details:first-of-type summary",
        ".flare-up-page details:last-of-type summary",
    ] {
        app.browser().click(part).await?;
    }
    visit("the page for flare-ups").await?;
    go_to(app, "#/").await?;
    let card = "return [...document.querySelectorAll('[data-course]')].some(one => one.checkVisibility()) || null";
    app.browser().until::<bool>("the card of the course", card, &[]).await?;
    visit("the map with a course").await?;
    go_to(app, "#/summary").await?;
    for part in ["input[name='summary-period'][value='all']", "[data-summary=make]"] {
        app.browser().click(part).await?;
    }
    app.shows("[data-summary=result]").await?;
    visit("a summary").await
}

/// Cuts the phase short.
async fn end_phase(app: &App<'_>) -> Result<()> {
    press_all(app, &["[data-more]", ".player-more .less", "[data-less]"]).await
}

async fn lie_down(app: &App<'_>) -> Result<()> {
    press_all(app, &["[data-more]", ".player-more .lying", "[data-less]"]).await
}

/// Presses one control after the other as soon as it is there; the last may be gone already.
async fn press_all(app: &App<'_>, controls: &[&str]) -> Result<()> {
    const PRESS: &str = "const done = arguments[arguments.length - 1];
        const frames = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        (async () => {
            for (const control of arguments[0]) { document.querySelector(control)?.click(); await frames(); }
        })().then(() => done(null))";
    app.browser()
        .ask_and_wait::<serde_json::Value>(PRESS, &[json!(controls)])
        .await
        .map(drop)
}

/// Follows a link and waits until the page is there, which then has the focus on its title.
async fn go_to(app: &App<'_>, link: &str) -> Result<()> {
    const FOLLOW: &str = "if ((location.hash || '#/') === arguments[0]) return false;
        document.activeElement?.blur(); location.hash = arguments[0]; return true";
    let browser = app.browser();
    if !browser.ask::<bool>(FOLLOW, &[json!(link)]).await? {
        // Only by another page: the same one is there already.
        app.follow("#/nowhere").await?;
        app.heading_is("This page does not exist").await?;
        browser.ask::<bool>(FOLLOW, &[json!(link)]).await?;
    }
    app.address_is(link).await?;
    app.heading_has_focus().await
}
