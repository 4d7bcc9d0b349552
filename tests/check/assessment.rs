//! What the page of a plan says of a check.

use unknot::domain::check::assessment::Assessment;
use unknot::domain::check::history::LastCheck;
use unknot_content::check::Urgency;

use crate::support::{check, person};

fn assessed(text: &str) -> Assessment {
    let last = LastCheck::from(person(text));
    let place = last.places[0];
    Assessment::of(&last, place, check(), vec![last.clone()]).expect("a whole check")
}

#[test]
fn a_page_of_a_plan_says_what_fired_and_whether_it_is_gentler() {
    let plain = assessed("neck-back left:");
    assert!(plain.urgency == Urgency::SelfCare && plain.plan.is_some() && !plain.is_gentler);
    let gentler = assessed("neck-back left: skip-second");
    assert!(gentler.is_gentler && gentler.plan.is_some());
    let fired: Vec<&str> = gentler.fired.iter().map(|rule| rule.as_str()).collect();
    assert_eq!(fired, ["T-61"]);
    let said: Vec<&str> = gentler.why.iter().map(|(rule, _)| rule.id.as_str()).collect();
    assert_eq!(said, fired, "every rule that fired is explained");
    let emergency = assessed("neck-back left: chest-pain");
    assert!(emergency.urgency == Urgency::Emergency && emergency.plan.is_none() && !emergency.say.is_empty());
}
