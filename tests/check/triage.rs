//! Every rule of triage: a person for whom it fires, and the nearest one for whom it does not.

use unknot::domain::catalogue::guidance;
use unknot_content::model::SuddenInjury;

use crate::support::{check, person};

/// Rule, fires for, does not fire for. Upper-back persons tick the three muscle answers where T-27 is not meant.
pub const TABLE: &[(&str, &str, &str)] = &[
    (
        "T-01",
        "back-low both: saddle-numbness",
        "back-low both: numbness-tingling",
    ),
    (
        "T-02",
        "shoulder-chest left: sweating-sick-breathless",
        "shoulder-chest left: palpitations",
    ),
    (
        "T-03",
        "leg-calf-upper left: breathless-chest-faint",
        "leg-calf-upper left: walking-cramp",
    ),
    (
        "T-04",
        "neck-back left: fever, headache-sick-light",
        "neck-back left: fever",
    ),
    (
        "T-05",
        "neck-side left: sudden-neck-head-pain, numbness-tingling",
        "neck-side left: sudden-neck-head-pain",
    ),
    (
        "T-06",
        "neck-back left: began=sudden-injury, fall-minor, weakness",
        "leg-shin left: began=sudden-injury, fall-minor, weakness",
    ),
    (
        "T-07",
        "back-low left: tearing-or-beating",
        "back-low left: sudden-severe",
    ),
    (
        "T-08",
        "back-low left: unsteady-clumsy-hands, no-feeling",
        "back-low left: unsteady-clumsy-hands",
    ),
    (
        "T-09",
        "buttock-main left: cannot-stand-after-fall",
        "buttock-main left: groin-weight-pain",
    ),
    (
        "T-10",
        "shoulder-side left: arm-swelling, sudden-severe, weakness",
        "shoulder-side left: arm-swelling, sudden-severe",
    ),
    (
        "T-11",
        "leg-thigh-front both: dark-urine",
        "leg-thigh-front both: began=overuse, after-training",
    ),
    (
        "T-12",
        "neck-base-skull left: worst-headache",
        "neck-base-skull left: headache-sick-light",
    ),
    ("T-13", "neck-front left: throat-swelling", "neck-front left: lump"),
    (
        "T-14",
        "leg-thigh-inner left: groin-lump-testicle",
        "leg-thigh-inner left: lump",
    ),
    (
        "T-15",
        "back-low left: pregnant=under-12, no-feeling",
        "back-low left: no-feeling",
    ),
    (
        "T-16",
        "leg-calf-upper left: warmth-redness, fever",
        "leg-calf-upper left: warmth-redness",
    ),
    (
        "T-17",
        "neck-back left: takes=blood-thinner, head-blow",
        "neck-back left: began=sudden-injury, head-blow",
    ),
    (
        "T-20",
        "leg-calf-upper left: swelling",
        "leg-calf-upper left: swelling, began=sudden-injury",
    ),
    ("T-21", "back-low left: weak-immunity", "leg-shin left: weak-immunity"),
    (
        "T-22",
        "back-low left: night-pain-lying-still",
        "shoulder-side left: night-pain-lying-still",
    ),
    (
        "T-23",
        "back-mid left: back-lump-shape, press-sore, move-changes, clear-cause",
        "back-mid left: lump, press-sore, move-changes, clear-cause",
    ),
    (
        "T-24",
        "neck-back left: warmth-redness, swelling",
        "neck-back left: warmth-redness",
    ),
    (
        "T-25",
        "shoulder-side left: began=sudden-injury",
        "shoulder-side left: swelling, improving",
    ),
    (
        "T-26",
        "back-low left: age=65-plus, began=sudden-injury, fall-minor",
        "back-low left: age=50-64, began=sudden-injury, fall-minor",
    ),
    (
        "T-27",
        "traps-middle left: press-sore",
        "traps-middle left: press-sore, move-changes",
    ),
    (
        "T-28",
        "leg-hip-front left: takes=blood-thinner",
        "leg-shin left: takes=blood-thinner",
    ),
    ("T-29", "neck-back left: pain=9", "neck-back left: pain=8"),
    (
        "T-30",
        "back-waist left: burning-bloody-pee",
        "back-waist left: low-tummy-pain",
    ),
    (
        "T-31",
        "neck-base-skull left: temple-jaw, open=age",
        "neck-base-skull left: temple-jaw",
    ),
    (
        "T-32",
        "leg-calf-upper left: pop-then-weak",
        "leg-calf-upper left: walking-cramp",
    ),
    ("T-33", "back-low left: weakness, worse", "back-low left: weakness"),
    (
        "T-34",
        "back-low left: pregnant=12-27, new-in-pregnancy",
        "back-low left: pregnant=12-27",
    ),
    (
        "T-35",
        "shoulder-side left: pregnant=maybe",
        "shoulder-side left: pregnant=12-27",
    ),
    (
        "T-36",
        "neck-side left: sudden-neck-head-pain",
        "neck-side left: sudden-severe",
    ),
    (
        "T-37",
        "back-low left: cough-strain-worse",
        "buttock-main left: cough-strain-worse",
    ),
    (
        "T-38",
        "leg-hip-front left: groin-weight-pain",
        "leg-hip-front left: low-tummy-pain",
    ),
    (
        "T-39",
        "leg-calf-upper left: cramp-long",
        "leg-calf-upper left: walking-cramp",
    ),
    ("T-70", "leg-shin left: rest-pain-sore", "leg-shin left: walking-cramp"),
    ("T-71", "back-low left: rash-blisters", "back-low left: warmth-redness"),
    (
        "T-72",
        "neck-back left: unsteady-clumsy-hands",
        "neck-back left: numbness-tingling",
    ),
    ("T-73", "neck-back left: effort-pain", "neck-back left: worse"),
    (
        "T-74",
        "leg-thigh-front left: takes=statin, began=unknown",
        "leg-thigh-front left: takes=statin, began=overuse, after-training, weakness",
    ),
    ("T-75", "leg-calf-lower left: takes=quinolone", "leg-calf-lower left"),
    (
        "T-76",
        "leg-calf-upper left: pill-hrt, began=unknown",
        "leg-calf-upper both: pill-hrt, began=unknown",
    ),
    (
        "T-77",
        "leg-thigh-inner left: low-tummy-pain",
        "leg-thigh-inner left: recurring",
    ),
    (
        "T-78",
        "neck-back left: began=sudden-injury, head-blow",
        "buttock-main left: began=sudden-injury, head-blow",
    ),
    (
        "T-40",
        "neck-back left: numbness-tingling",
        "back-low left: numbness-tingling",
    ),
    (
        "T-41",
        "buttock-main left: lump, have-cold",
        "neck-side left: lump, have-cold",
    ),
    (
        "T-42",
        "neck-back left: lasts=gt2w",
        "neck-back left: lasts=gt2w, improving",
    ),
    (
        "T-43",
        "neck-back left: lasts=gt6w",
        "neck-back left: lasts=gt6w, improving",
    ),
    ("T-44", "neck-back left: recurring", "neck-back left: improving"),
    ("T-45", "neck-back left: pain=7, lasts=le1w", "neck-back left: pain=7"),
    ("T-46", "shoulder-side both: morning-stiff", "shoulder-side both"),
    (
        "T-47",
        "leg-calf-upper left: walking-cramp",
        "leg-calf-upper left: cramp-long",
    ),
    (
        "T-48",
        "neck-back left: has=neck-instability",
        "neck-back left: has=vertigo",
    ),
    (
        "T-49",
        "neck-back left: pregnant=28-plus",
        "neck-back left: open=pregnancy",
    ),
    (
        "T-50",
        "neck-back left: began=sudden-injury, fall-minor",
        "leg-shin left: began=sudden-injury, fall-minor",
    ),
    ("T-51", "neck-back left: pain=7", "neck-back left: pain=6"),
    (
        "T-52",
        "leg-shin left: began=overuse, lasts=le2w",
        "leg-shin left: began=overuse, lasts=le1w",
    ),
    (
        "T-53",
        "leg-thigh-front left: began=overuse, after-training, lasts=le1w",
        "leg-thigh-front left: began=overuse, after-training",
    ),
    ("T-54", "neck-back left: age=under-16", "neck-back left: age=16-49"),
    ("T-55", "neck-back left: headache-sick-light", "neck-back left: worse"),
    ("T-56", "leg-shin left: bone-spot", "leg-shin left: began=overuse"),
    (
        "T-57",
        "shoulder-chest left: breast-change",
        "shoulder-chest left: lump",
    ),
    (
        "T-58",
        "back-lats left: rib-knock-cough",
        "back-lats left: cough-strain-worse",
    ),
    ("T-59", "leg-shin left: recent-infection", "leg-shin left: past-cancer"),
    ("T-60", "neck-back left: pain=6", "neck-back left: skip-second"),
    (
        "T-61",
        "neck-back left: skip-second",
        "neck-back left: skip-second, pain=7",
    ),
    (
        "T-62",
        "buttock-deep left: numbness-tingling",
        "shoulder-blade left: numbness-tingling",
    ),
];

#[test]
fn every_rule_fires_where_it_should_and_not_beside_it() {
    for (rule, fires, not) in TABLE {
        assert!(person(fires).fires(rule), "{rule} should fire for “{fires}”");
        assert!(!person(not).fires(rule), "{rule} should not fire for “{not}”");
    }
}

/// What the page of a place says of a sudden injury before anything was asked.
#[test]
fn an_area_says_of_a_sudden_injury_what_the_rules_say() {
    for area in &guidance().areas {
        let hurt = person(&format!(
            "{} left: began=sudden-injury, press-sore, move-changes, clear-cause",
            area.id
        ));
        let is_seen_today = area.sudden_injury == SuddenInjury::AdviceToday;
        assert_eq!(hurt.fires("T-25"), is_seen_today, "{}", area.id);
    }
}

#[test]
fn no_rule_is_without_a_case() {
    let told: Vec<&str> = TABLE.iter().map(|(rule, ..)| *rule).collect();
    for rule in &check().triage {
        assert!(told.contains(&rule.id.as_str()), "{} has no case", rule.id.as_str());
    }
    assert_eq!(told.len(), check().triage.len());
}

#[test]
fn one_yes_never_clears_the_upper_back_and_a_missing_no_never_does() {
    let cases = [
        ("back-mid left: press-sore, move-changes", false),
        ("back-mid left: press-sore, move-changes, ?palpitations", true),
        ("back-mid left: press-sore, move-changes, ?clot-risk", true),
        (
            "back-mid left: press-sore, move-changes, clear-cause, ?heart-disease",
            true,
        ),
        ("back-mid left: press-sore, move-changes, heart-risk", true),
        (
            "back-mid left: press-sore, move-changes, clear-cause, heart-risk",
            false,
        ),
        ("back-mid left: press-sore, move-changes, open=age", true),
        ("back-mid left: press-sore, move-changes, clear-cause, open=age", false),
        (
            "back-mid left: press-sore, move-changes, clear-cause, here=suspected-dvt",
            true,
        ),
        ("back-mid left: clear-cause", true),
    ];
    for (text, fires) in cases {
        assert_eq!(person(text).fires("T-27"), fires, "{text}");
    }
}

#[test]
fn a_question_that_was_not_asked_unlocks_nothing() {
    // Only an explicit no to a new pain lifts T-34 in the back of somebody who is pregnant.
    assert!(person("back-low left: pregnant=28-plus, ?new-in-pregnancy").fires("T-34"));
    // A second screen that was left is never done.
    assert!(!person("neck-back left: ?effort-pain").fires("T-60"));
    assert!(!person("neck-back left: ?numbness-tingling").fires("T-60"));
    assert!(!person("neck-back left: ?weight-loss").fires("T-60"));
}
