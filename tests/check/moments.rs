//! A plan where somebody is, in the minutes that they have.

use unknot::domain::catalogue::{background_of_technique, guidance};
use unknot::domain::check::at_hand::{FETCHED, at_hand_in_words, is_at_hand, with_or_without};
use unknot::domain::check::glance::{by_reason, lead, reasons, step_line};
use unknot::domain::check::plan::Plan;
use unknot::domain::check::relief::{self, Circumstances};
use unknot::domain::check::words::self_care;
use unknot::domain::session::script::READY;
use unknot_content::check::Warmth;
use unknot_content::model::{Equipment, Whereabouts};

use crate::people::STORIES;
use crate::support::person;

/// Nobody in bed is told to sit on a chair.
#[test]
fn everywhere_somebody_is_there_is_nothing_but_what_can_be_done_there() {
    for area in &guidance().areas {
        let plan = person(&format!("{} left: press-sore, move-changes, clear-cause", area.id)).plan();
        let plan = plan.expect("a plan");
        for at in Whereabouts::ALL {
            let moment = Circumstances {
                minutes: 15,
                at: Some(at),
                ready: READY,
            };
            let chosen = relief::select(&plan, moment);
            for step in chosen.steps.iter().chain(&chosen.warm) {
                assert!(
                    background_of_technique(step.technique).possible_at.contains(&at),
                    "{}: {}",
                    area.id,
                    step.technique.id
                );
            }
            assert!(!chosen.steps.is_empty(), "{} {at:?}", area.id);
        }
    }
}

/// What is called for comes with a pack to do it with.
#[test]
fn heat_or_cold_is_never_promised_without_a_way_to_do_it() {
    let mut wrong = Vec::new();
    let mut look = |text: String| {
        let Some(plan) = person(&text).plan() else { return };
        if plan.warm.is_none() && plan.warmth.choice != Warmth::Neither {
            wrong.push(format!("{:?} for “{text}”", plan.warmth.choice));
        }
    };
    for area in &guidance().areas {
        let clear = "press-sore, move-changes, clear-cause";
        for more in [
            "",
            "no-tools",
            "wish=cold",
            "wish=cold, no-tools",
            "wish=both, lasts=le1w",
            "wish=both, lasts=le1w, no-tools",
            "began=sudden-injury",
            "began=sudden-injury, no-tools",
            "began=sudden-injury, lasts=le1w",
            "new-bruise",
            "began=overuse",
            "here=rub-on-skin",
            "has=cold-sensitivity",
            "open=conditions",
            "open=at-the-spot",
            "has=varicose-veins",
            "has=pacemaker-implant",
            "skip-second",
            "pregnant=12-27",
            "has=carotid-disease",
        ] {
            look(format!("{} left: {clear}, {more}", area.id));
        }
    }
    for story in STORIES {
        look(story.text.to_owned());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_plan_is_told_in_two_lines_and_a_line_for_each_step() {
    let words = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count()
    };
    for area in &guidance().areas {
        for sore in ["left", "right"] {
            let person = person(&format!("{} {sore}: press-sore, move-changes, clear-cause", area.id));
            let plan = person.plan().expect("a plan");
            let chosen = relief::select(
                &plan,
                Circumstances {
                    minutes: 15,
                    at: None,
                    ready: READY,
                },
            );
            let lead = lead(&plan, &chosen, &person.answers);
            let before = words(&lead.what) + words(&lead.why);
            assert!(before <= 40, "{}: {lead:?}", area.id);
            let rows = chosen
                .steps
                .iter()
                .map(|step| words(step.technique.title) + words(&step_line(step, None)));
            let all = before + rows.sum::<usize>();
            assert!(all <= 140, "{}: {all} words", area.id);
            assert!(
                chosen.steps.len() + usize::from(chosen.warm.is_some()) >= 4,
                "{}",
                area.id
            );
        }
    }
}

#[test]
fn the_lines_say_what_is_done_and_why() {
    let told = |text: &str, at: Option<Whereabouts>| {
        let person = person(text);
        let plan = person.plan().expect("a plan");
        let chosen = relief::select(
            &plan,
            Circumstances {
                minutes: 15,
                at,
                ready: READY,
            },
        );
        let lead = lead(&plan, &chosen, &person.answers);
        format!("{} {}", lead.what, lead.why)
    };
    assert_eq!(
        told("buttock-main left: pain=2", None),
        "Warm it, loosen it, then stretch. No fresh injury and pain 2, so warmth first and nothing above moderate."
    );
    // No heat where it cannot be done, and none is promised.
    assert!(!told("neck-back left", Some(Whereabouts::Bed)).contains("warm"));
    let injured = told("neck-back left: began=sudden-injury", None);
    assert!(
        injured.contains("Move it gently, as far as it does not hurt"),
        "{injured}"
    );
    assert!(told("back-low left: numbness-tingling, ?numb-here", None).contains("wait for an answer"));
}

#[test]
fn each_reason_is_said_once() {
    for story in STORIES {
        let Some(plan) = person(story.text).plan() else {
            continue;
        };
        let reasons = reasons(&plan, &[]);
        assert!(
            reasons
                .iter()
                .enumerate()
                .all(|(index, rule)| !reasons[..index].contains(rule)),
            "{}",
            story.who
        );
        let left = by_reason(&plan.left_out);
        assert!(
            left.iter()
                .enumerate()
                .all(|(index, (words, _))| left[..index].iter().all(|(known, _)| known != words))
        );
        assert_eq!(
            left.iter().map(|(_, all)| all.len()).sum::<usize>(),
            plan.left_out.len(),
            "{}",
            story.who
        );
    }
}

/// Leaving "at hand" alone takes nothing away.
#[test]
fn who_says_nothing_of_tools_has_all_of_them() {
    let plan = |facts: &str| person(&format!("leg-thigh-back left{facts}")).plan().expect("a plan");
    let mut open = person("leg-thigh-back left");
    open.profile.equipment = Vec::new();
    let ids = |plan: &Plan| {
        plan.steps
            .iter()
            .chain(&plan.more)
            .map(|step| step.technique.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&open.plan().expect("a plan")), ids(&plan("")));
    assert_ne!(ids(&plan(": no-tools")), ids(&plan("")));
    let without_a_ball = with_or_without(Equipment::TennisBall, false, &[]);
    assert!(!is_at_hand(Equipment::TennisBall, &without_a_ball) && is_at_hand(Equipment::Towel, &without_a_ball));
    assert_eq!(with_or_without(Equipment::TennisBall, true, &without_a_ball), []);
    let mut nothing = Vec::new();
    for tool in FETCHED {
        nothing = with_or_without(tool, false, &nothing);
    }
    assert_eq!(at_hand_in_words(&nothing), "nothing else");
    assert_eq!(at_hand_in_words(&[]), "everything");
}

/// Nobody who ticked a sign, or skipped a screen, is told that there is none.
#[test]
fn only_who_has_no_warning_sign_is_told_so() {
    let told = |text: &str| self_care(person(text).verdict().reasons());
    assert_eq!(
        told("neck-back left"),
        "None of the warning signs. You can look after this yourself."
    );
    for text in ["buttock-main left: skip-second", "buttock-deep left: numbness-tingling"] {
        assert!(!told(text).contains("None"), "{}", told(text));
    }
}
