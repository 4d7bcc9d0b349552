//! What there is to read.

use anyhow::{Result, ensure};
use thirtyfour::Key;
use unknot_end_to_end::browser::Browser;
use unknot_end_to_end::journey::Journey;
use unknot_end_to_end::pages::App;

pub fn journeys() -> Vec<Journey> {
    vec![
        Journey::of_logic(everything_to_read_can_be_opened),
        Journey::of_logic(a_link_to_a_guide_leads_there_at_once),
        Journey::of_logic(something_to_read_is_found_by_words),
    ]
}

async fn everything_to_read_can_be_opened(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.go_to_page("#/learn").await?;
    app.heading_is("Learn").await?;
    app.shows(".reading-list a").await?;
    let links = "return [...document.querySelectorAll('.reading-list a')]
        .map(link => [link.getAttribute('href'), link.querySelector('.row-words > :first-child').textContent])";
    let links: Vec<(String, String)> = browser.ask(links, &[]).await?;
    ensure!(links.len() >= 33 + 11, "{} things to read", links.len());
    for (link, title) in links {
        app.follow(&link).await?;
        app.heading_is(&title).await?;
        app.shows(".topic-page h2").await?;
    }
    Ok(())
}

async fn something_to_read_is_found_by_words(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/").await?;
    app.search().reach_by_key().await?;
    app.search().type_words("tens machine").await?;
    browser.press(Key::Enter + "").await?;
    app.address_is("#/learn/care-tens").await?;
    app.heading_is("TENS machine").await
}

async fn a_link_to_a_guide_leads_there_at_once(browser: &Browser) -> Result<()> {
    let app = App::open(browser, "#/learn/self-massage").await?;
    app.shows(".guide-steps > li").await?;
    app.title_is("How do I massage it myself? · Unknot").await?;
    browser.click(".topic-page details summary").await?;
    app.shows(".topic-page .sources a[href^='https://']").await?;
    browser.click(".way-back").await?;
    app.heading_is("Learn").await?;
    app.heading_has_focus().await
}
