//! Whole persons: who they are, what they answer, and what is right for them.

use unknot_content::check::{Urgency, Warmth};

use crate::support::person;

pub struct Story {
    pub who: &'static str,
    pub text: &'static str,
    urgency: Urgency,
    /// The rules that are shown, of the greatest urgency.
    rules: &'static [&'static str],
    /// Heat or cold; `None` if there is no plan.
    warmth: Option<Warmth>,
    /// Techniques that are in the plan or fine beside it.
    fine: &'static [&'static str],
    out: &'static [&'static str],
}

const fn no_plan(who: &'static str, text: &'static str, urgency: Urgency, rules: &'static [&'static str]) -> Story {
    Story {
        who,
        text,
        urgency,
        rules,
        warmth: None,
        fine: &[],
        out: &[],
    }
}

const fn emergency(who: &'static str, text: &'static str, rules: &'static [&'static str]) -> Story {
    no_plan(who, text, Urgency::Emergency, rules)
}

const fn urgent(who: &'static str, text: &'static str, rules: &'static [&'static str]) -> Story {
    no_plan(who, text, Urgency::Urgent, rules)
}

const fn plan(
    who: &'static str,
    text: &'static str,
    (urgency, rules): (Urgency, &'static [&'static str]),
    warmth: Warmth,
    fine: &'static [&'static str],
    out: &'static [&'static str],
) -> Story {
    Story {
        who,
        text,
        urgency,
        rules,
        warmth: Some(warmth),
        fine,
        out,
    }
}

const FULL: (Urgency, &[&str]) = (Urgency::SelfCare, &["T-60"]);
const GENTLE: (Urgency, &[&str]) = (Urgency::SelfCare, &["T-61"]);

pub const STORIES: &[Story] = &[
    emergency(
        "Back pain, and peeing has gone wrong",
        "back-low both: bladder-bowel, age=50-64",
        &["T-01"],
    ),
    emergency(
        "A tight chest with a sore shoulder",
        "shoulder-chest left: chest-pain, age=65-plus",
        &["T-02"],
    ),
    emergency(
        "A sharp breath under the blade",
        "back-mid left: coughing-blood-sharp-breath",
        &["T-03"],
    ),
    emergency(
        "A stiff neck with fever, sickness and light that hurts",
        "neck-back both: fever, headache-sick-light",
        &["T-04"],
    ),
    emergency(
        "One side of the neck, and the face droops",
        "neck-side left: stroke-signs",
        &["T-05"],
    ),
    emergency(
        "A small fall, and now an arm is weak",
        "neck-back left: began=sudden-injury, fall-minor, weakness",
        &["T-06"],
    ),
    emergency(
        "A tearing pain in the back",
        "back-upper both: tearing-or-beating",
        &["T-07"],
    ),
    emergency(
        "Electric shocks on bending the neck",
        "traps-upper both: electric-shock",
        &["T-08"],
    ),
    emergency(
        "Cannot stand after a fall",
        "buttock-hip-side right: cannot-stand-after-fall, age=65-plus, began=sudden-injury",
        &["T-09"],
    ),
    emergency("A hard, tight, numb shin", "leg-shin left: hard-tight-numb", &["T-10"]),
    emergency(
        "Tea-coloured pee after a hard class",
        "leg-thigh-front both: dark-urine, began=overuse, trains=regular",
        &["T-11"],
    ),
    emergency(
        "The worst headache ever",
        "neck-base-skull both: worst-headache",
        &["T-12"],
    ),
    emergency(
        "A neck so swollen that swallowing is hard",
        "neck-front left: throat-swelling",
        &["T-13"],
    ),
    emergency(
        "A hard groin lump",
        "leg-thigh-inner left: groin-lump-testicle",
        &["T-14"],
    ),
    emergency(
        "Pregnant, and a leg without feeling",
        "back-low left: pregnant=12-27, no-feeling",
        &["T-15"],
    ),
    emergency(
        "A hot calf and a fever",
        "leg-calf-upper left: warmth-redness, fever",
        &["T-16"],
    ),
    emergency(
        "On a blood thinner, and hit the head",
        "neck-back left: takes=blood-thinner, began=sudden-injury, head-blow",
        &["T-17"],
    ),
    emergency(
        "Emergencies come before urgent things",
        "back-low left: saddle-numbness, fever, pain=10",
        &["T-01"],
    ),
    urgent(
        "A swollen calf after a flight",
        "leg-calf-upper right: leg-clot-signs, clot-risk",
        &["T-20"],
    ),
    urgent("Back pain and shivering", "back-low both: fever", &["T-21"]),
    urgent(
        "Had cancer, now the back hurts",
        "back-low left: past-cancer",
        &["T-22"],
    ),
    urgent("A new stoop", "back-low both: back-lump-shape, age=65-plus", &["T-23"]),
    urgent(
        "A hot and swollen neck",
        "neck-back left: warmth-redness, swelling",
        &["T-24"],
    ),
    urgent(
        "The shoulder will not move",
        "shoulder-side right: shoulder-cannot-move",
        &["T-25"],
    ),
    urgent(
        "Thin bones and a small strain",
        "back-low both: has=osteoporosis, began=sudden-injury",
        &["T-26"],
    ),
    urgent(
        "Between the blades, and smokes",
        "traps-middle both: press-sore, move-changes, heart-risk",
        &["T-27"],
    ),
    urgent(
        "On a blood thinner, with groin pain",
        "leg-hip-front left: takes=blood-thinner",
        &["T-28"],
    ),
    urgent("Pain of ten", "buttock-main left: pain=10", &["T-29"]),
    urgent(
        "Back pain and burning pee",
        "back-waist right: burning-bloody-pee",
        &["T-30"],
    ),
    urgent(
        "Over fifty, sore scalp and jaw",
        "neck-base-skull both: temple-jaw, age=65-plus",
        &["T-31"],
    ),
    urgent(
        "A pop in the calf",
        "leg-calf-lower left: pop-then-weak, began=overuse",
        &["T-32"],
    ),
    urgent("A foot that drags", "buttock-deep left: foot-drop", &["T-33"]),
    urgent(
        "New back pain in pregnancy",
        "back-low both: pregnant=28-plus, new-in-pregnancy",
        &["T-34"],
    ),
    urgent(
        "Perhaps pregnant, with a sore shoulder tip",
        "shoulder-side left: pregnant=maybe",
        &["T-35"],
    ),
    urgent(
        "Sudden pain on one side of the neck",
        "neck-side left: sudden-neck-head-pain",
        &["T-36"],
    ),
    urgent(
        "Back pain that coughing makes worse",
        "back-low left: cough-strain-worse",
        &["T-37"],
    ),
    urgent(
        "A runner who limps from the groin",
        "leg-hip-front left: groin-weight-pain, began=overuse, trains=athlete",
        &["T-38"],
    ),
    urgent(
        "A cramp that does not let go",
        "leg-calf-upper left: cramp-long",
        &["T-39"],
    ),
    urgent(
        "A foot that hurts all night and a sore on it",
        "leg-calf-lower left: rest-pain-sore",
        &["T-70"],
    ),
    urgent(
        "A burning strip with blisters",
        "back-mid left: rash-blisters, press-sore, move-changes, clear-cause",
        &["T-71"],
    ),
    urgent("Clumsy hands", "neck-back both: unsteady-clumsy-hands", &["T-72"]),
    urgent(
        "Comes with the stairs, goes with rest",
        "shoulder-chest left: effort-pain",
        &["T-73"],
    ),
    urgent(
        "On a statin, both thighs, no idea why",
        "leg-thigh-front both: takes=statin, began=unknown",
        &["T-74"],
    ),
    urgent(
        "On ciprofloxacin",
        "leg-calf-lower right: takes=quinolone, began=overuse",
        &["T-75"],
    ),
    urgent(
        "On the pill, one calf, no idea why",
        "leg-calf-upper left: pill-hrt, began=unknown",
        &["T-76"],
    ),
    urgent(
        "Low tummy pain with the hip",
        "leg-hip-front right: low-tummy-pain",
        &["T-77"],
    ),
    urgent(
        "Hit the head, now the neck",
        "neck-back both: began=sudden-injury, head-blow",
        &["T-78"],
    ),
    plan(
        "A desk worker with a tight neck",
        "neck-back both: began=posture, pain=3",
        FULL,
        Warmth::Either,
        &["pos-microbreak", "br-count-five"],
        &[],
    ),
    plan(
        "Stress sits on the shoulders",
        "traps-upper both: began=stress, pain=4",
        FULL,
        Warmth::Either,
        &["br-count-five"],
        &[],
    ),
    plan(
        "An athlete with a tight hamstring",
        "leg-thigh-back left: began=overuse, trains=athlete, pain=2",
        FULL,
        Warmth::Heat,
        &["mob-leg-swings"],
        &["str-bridge"],
    ),
    plan(
        "Sore from a new class",
        "leg-thigh-front both: began=overuse, after-training, pain=3",
        FULL,
        Warmth::Either,
        &[],
        &[],
    ),
    plan(
        "Strained a hamstring this morning",
        "leg-thigh-back left: began=sudden-injury, lasts=today, pain=5",
        FULL,
        Warmth::Cold,
        &["br-count-five"],
        &["mob-leg-swings"],
    ),
    plan(
        "The same hamstring a week later",
        "leg-thigh-back left: began=sudden-injury, lasts=le1w, pain=3, improving",
        FULL,
        Warmth::Either,
        &["mob-leg-swings"],
        &[],
    ),
    plan(
        "Shins that ache from running",
        "leg-shin both: began=overuse, pain=3",
        FULL,
        Warmth::Cold,
        &[],
        &[],
    ),
    plan(
        "Tingling down one leg",
        "buttock-deep left: numbness-tingling, pain=4",
        (Urgency::SelfCare, &["T-60", "T-62"]),
        Warmth::Heat,
        &["br-count-five"],
        &["sm-deep-glute-chair"],
    ),
    plan(
        "Skipped the second screen",
        "buttock-main left: skip-second, pain=3",
        GENTLE,
        Warmth::Cold,
        &["br-count-five"],
        &["sm-glute-ball-wall"],
    ),
    plan(
        "Thin bones, sore chest muscle",
        "shoulder-chest left: has=osteoporosis, age=50-64",
        FULL,
        Warmth::Either,
        &[],
        &["sm-chest-ball-wall"],
    ),
    plan(
        "A blood thinner and a stiff shin",
        "leg-shin left: takes=blood-thinner, pain=3",
        FULL,
        Warmth::Heat,
        &["br-count-five"],
        &[],
    ),
    plan(
        "A new hip",
        "buttock-main right: has=hip-replacement, pain=3",
        FULL,
        Warmth::Heat,
        &["br-count-five"],
        &["st-figure-four-lying", "mob-leg-swings"],
    ),
    plan(
        "Raynaud's and a wish for cold",
        "neck-back both: has=cold-sensitivity, wish=cold",
        FULL,
        Warmth::Heat,
        &[],
        &[],
    ),
    plan(
        "Diabetes with numb feet",
        "leg-calf-lower both: has=poor-sensation-circulation",
        FULL,
        Warmth::Neither,
        &["br-count-five"],
        &[],
    ),
    plan(
        "Has hurt for three weeks and gets no better",
        "buttock-main left: lasts=gt2w, pain=3",
        (Urgency::SeeGp, &["T-42"]),
        Warmth::Heat,
        &["br-count-five"],
        &[],
    ),
    plan(
        "Three weeks, getting better",
        "buttock-main left: lasts=gt2w, improving, pain=3",
        FULL,
        Warmth::Heat,
        &["str-bridge"],
        &[],
    ),
    plan(
        "Over three months",
        "neck-back both: lasts=gt12w, improving, pain=3",
        (Urgency::SeeGp, &["T-43"]),
        Warmth::Either,
        &["br-count-five"],
        &[],
    ),
    plan(
        "A tingling hand with neck pain",
        "neck-levator right: numbness-tingling",
        (Urgency::SeeGp, &["T-40"]),
        Warmth::Either,
        &["br-count-five"],
        &[],
    ),
    plan(
        "A lump in the buttock",
        "buttock-main left: lump",
        (Urgency::SeeGp, &["T-41"]),
        Warmth::Heat,
        &["br-count-five"],
        &["sm-glute-ball-wall"],
    ),
    plan(
        "Pregnant, a stiff shin",
        "leg-shin left: pregnant=12-27",
        (Urgency::SeeGp, &["T-49"]),
        Warmth::Heat,
        &[],
        &[],
    ),
    plan(
        "Seven out of ten on day one",
        "neck-back left: pain=7, lasts=today",
        (Urgency::SeeGp, &["T-51"]),
        Warmth::Either,
        &["br-count-five"],
        &[],
    ),
    no_plan(
        "Fifteen years old",
        "neck-back both: age=under-16",
        Urgency::SeeGp,
        &["T-54"],
    ),
    no_plan(
        "An operation on the neck last month",
        "neck-back both: here=recent-surgery",
        Urgency::SeeGp,
        &["T-48"],
    ),
];

#[test]
fn every_person_gets_what_is_right_for_them() {
    let mut wrong = Vec::new();
    for story in STORIES {
        let person = person(story.text);
        let verdict = person.verdict();
        let rules: Vec<&str> = verdict.reasons().iter().map(|rule| rule.as_str()).collect();
        let plan = person.plan();
        let warmth = plan.as_ref().map(|plan| plan.warmth.choice);
        if (verdict.urgency(), rules.as_slice(), warmth) != (Some(story.urgency), story.rules, story.warmth) {
            wrong.push(format!("{}: {:?} {rules:?} {warmth:?}", story.who, verdict.urgency()));
        }
        let steps = plan
            .iter()
            .flat_map(|plan| plan.warm.iter().chain(&plan.steps).chain(&plan.more));
        let fine: Vec<&str> = steps.map(|step| step.technique.id.as_str()).collect();
        let left = plan.iter().flat_map(|plan| &plan.left_out);
        let out: Vec<&str> = left.map(|left| left.technique.id.as_str()).collect();
        for id in story.fine.iter().filter(|id| !fine.contains(id)) {
            wrong.push(format!("{}: {id} should be fine, with {fine:?}", story.who));
        }
        for id in story.out.iter().filter(|id| !out.contains(id)) {
            wrong.push(format!("{}: {id} should be left out, as are {out:?}", story.who));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(STORIES.len() >= 40);
}
