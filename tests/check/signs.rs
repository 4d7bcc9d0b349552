//! What each sign asks for by itself, as the table of signs says.

use std::path::Path;

use unknot_content::check::Urgency;
use unknot_content::compile::{LoneUrgency, compile};

use crate::support::{check, person, sign};

const fn urgency(alone: LoneUrgency) -> Urgency {
    match alone {
        LoneUrgency::Emergency => Urgency::Emergency,
        LoneUrgency::Urgent => Urgency::Urgent,
        LoneUrgency::Gp => Urgency::SeeGp,
        LoneUrgency::None => Urgency::SelfCare,
    }
}

/// Everything else answered with no, a pain of 4, under 3 days, 50 to 64: what the table of signs assumes.
#[test]
fn alone_a_sign_asks_for_what_its_table_says() {
    let compiled = compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).expect("content without problems");
    let mut seen = 0;
    for area in &compiled.guidance.areas {
        let (id, group) = (area.id.as_str(), area.group.as_str());
        let cleared = ["back-upper", "back-mid", "traps-middle", "traps-lower"].contains(&id);
        let base = if cleared {
            ", press-sore, move-changes, clear-cause"
        } else {
            ""
        };
        for alone in &compiled.signs_alone {
            let sign = alone.sign.as_str();
            let is_listed = check()
                .about
                .iter()
                .chain(&check().course)
                .chain(&check().health)
                .chain(
                    check()
                        .screens
                        .iter()
                        .filter(|screen| screen.areas.iter().any(|area| area.as_str() == id))
                        .flat_map(|screen| screen.first.iter().chain(&screen.second)),
                );
            let is_meant = alone
                .asked_in
                .iter()
                .any(|place| place == "all" || place == id || place == group);
            // The heart and clot questions block the upper back from being cleared; that is T-27's table.
            let blocks_clearing = cleared && ["clot-risk", "heart-disease"].contains(&sign);
            if !is_meant || blocks_clearing || !is_listed.into_iter().any(|listed| listed.as_str() == sign) {
                continue;
            }
            let here = alone.alone_in.iter().find(|(place, _)| place == id || place == group);
            let expected = urgency(here.map_or(alone.alone, |(_, urgency)| *urgency));
            let text = format!("{id} left: age=50-64, {sign}{base}");
            assert_eq!(person(&text).verdict().urgency(), Some(expected), "{text}");
            seen += 1;
        }
    }
    assert!(seen > 900, "only {seen} signs in areas were looked at");
}

#[test]
fn every_red_flag_sign_is_asked_somewhere() {
    let lists = check()
        .screens
        .iter()
        .flat_map(|screen| screen.first.iter().chain(&screen.second))
        .chain(&check().about)
        .chain(&check().course)
        .chain(&check().health)
        .chain(check().follow_ups.iter().flat_map(|follow_up| &follow_up.signs))
        .chain(&check().yes_or_no.signs)
        .chain(check().follows.iter().map(|(sign, _)| sign));
    let lists: Vec<_> = lists.collect();
    for sign in &check().signs {
        assert!(lists.contains(&&sign.id), "{} is never asked", sign.id.as_str());
    }
}

#[test]
fn first_screens_are_short_and_urgent_things_come_first() {
    for screen in &check().screens {
        assert!(screen.first.len() <= 12 && screen.second.len() <= 8);
    }
}

/// Lines that people ticked, or did not, for another reason than they are there for.
#[test]
fn a_line_is_one_that_whoever_has_it_would_tick_and_nobody_else() {
    let asks = |id: &str| check().sign(sign(id)).map_or("", |sign| sign.ask);
    // Compartment syndrome: hard, swollen, rising for hours; numb, or worse on stretching.
    for word in ["swollen", "keeps rising for hours", "stretch", "or with numb"] {
        assert!(asks("hard-tight-numb").contains(word), "{word}");
    }
    // Feet that have been numb for years are not new sciatica.
    assert!(asks("numbness-tingling").contains("new or worse than before"));
    // Shins that ache from running are no soreness after exercise (T-53): that is felt all over the muscles used.
    assert!(asks("after-training").contains("ache all over"));
}
