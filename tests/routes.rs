//! Links lead where they say, and unknown ones to a page that says so.

use unknot::domain::catalogue::{find_topic, guidance, guides};
use unknot::domain::place::SoreSide;
use unknot::domain::route::Route;
use unknot::domain::routine::share::link::{self, LinkText};

#[test]
fn every_page_has_a_link_that_leads_back_to_it() {
    let content = guidance();
    let areas = content.areas.iter().flat_map(|area| {
        [None, Some(SoreSide::Left), Some(SoreSide::Right), Some(SoreSide::Both)].map(|sore| Route::Area(area, sore))
    });
    let techniques = content.techniques.iter().map(Route::Technique);
    let places = content.areas.iter().flat_map(|area| {
        SoreSide::ALL.iter().copied().flat_map(move |sore| {
            [
                Route::Check(area, sore),
                Route::Plan(area, sore),
                Route::PainAt(area, sore),
            ]
        })
    });
    let topics = content.topics.iter().copied().map(Route::Topic);
    let pages = [
        Route::Map,
        Route::Play,
        Route::Today,
        Route::Favourites,
        Route::Routines,
        Route::SharedRoutine(LinkText::keep("AQpEZXNrIGJyZWFr-_0")),
        Route::Journal,
        Route::FlareUp,
        Route::Summary,
        Route::Learn,
        Route::Settings,
        Route::About,
    ];
    for route in areas.chain(techniques).chain(places).chain(topics).chain(pages) {
        assert_eq!(Route::from_hash(&route.href()), route);
    }
}

#[test]
fn links_are_read_with_and_without_their_decoration() {
    for (hash, expected) in [
        ("", Route::Map),
        ("#", Route::Map),
        ("#/", Route::Map),
        ("#/about/", Route::About),
        ("#/About", Route::About),
        ("#/about.", Route::About),
        ("#/about).", Route::About),
        ("#/about”", Route::About),
        ("#/about?utm_source=chat", Route::About),
        ("#/about&fbclid=x", Route::About),
        (
            "#/r/AQpE-_0?fbclid=IwAR",
            Route::SharedRoutine(LinkText::keep("AQpE-_0")),
        ),
        ("#/R/AQpE-_0.", Route::SharedRoutine(LinkText::keep("AQpE-_0"))),
        ("#/r/AQpE-_0>", Route::SharedRoutine(LinkText::keep("AQpE-_0"))),
    ] {
        assert_eq!(Route::from_hash(hash), expected, "{hash}");
    }
}

#[test]
fn a_pasted_link_leads_where_it_would_when_tapped() {
    let about = Route::from_link("Look: https://host/some/folder/#/about.");
    assert_eq!(about, Some(Route::About));
    let in_a_sentence = Route::from_link("Look #1: https://host/#/about. See you");
    assert_eq!(in_a_sentence, Some(Route::About));
    let shared = Route::from_link("https://host/?fbclid=1#/r/AQpE-_0");
    assert_eq!(shared, Some(Route::SharedRoutine(LinkText::keep("AQpE-_0"))));
    assert_eq!(Route::from_link("https://host/"), None);
    assert_eq!(Route::from_link("https://host/#/nowhere"), None);
}

#[test]
fn a_link_to_a_routine_that_is_too_long_is_kept_no_longer_than_tells_that() {
    let Route::SharedRoutine(link) = Route::from_hash(&format!("#/r/{}", "a".repeat(2_000_000))) else {
        panic!("it is a link to a routine");
    };
    assert_eq!(link.text().len(), link::LONGEST + 1);
}

#[test]
fn the_text_of_a_link_is_let_go_when_others_have_come() {
    let texts: Vec<LinkText> = (0..100).map(|index| LinkText::keep(&"x".repeat(index + 1))).collect();
    let kept = texts.iter().filter(|text| !text.text().is_empty()).count();
    assert_eq!(kept, 2, "the page's own, and the one that is gone to");
    assert_eq!(texts[99].text().len(), 100);
    assert_eq!(LinkText::keep(&"x".repeat(100)), texts[99]);
}

#[test]
fn unknown_links_are_not_found() {
    let unknown = [
        "#/nowhere",
        "#/area",
        "#/area/nope",
        "#/area/neck-back/up",
        "#/area/neck-back/left/more",
        "#/check/neck-back",
        "#/plan/neck-back/up",
        "#/technique",
        "#/technique/nope",
        "#/pain/neck-back",
        "#/learn/nope",
        "#/learn/knots/more",
        "#/about/us",
        "#/r",
        "#/r/AQpE/more",
        "#/summary/all",
        "#/<script>",
        "#/%F0%9F%92%A9/<b>",
    ];
    for hash in unknown {
        assert_eq!(Route::from_hash(hash), Route::NotFound, "{hash}");
    }
}

#[test]
fn the_guides_that_pages_point_to_are_there() {
    for id in [guides::SELF_MASSAGE, guides::HEAT_AND_COLD, guides::SEE_A_DOCTOR] {
        assert!(find_topic(id).is_some(), "no guide {id}");
    }
}
