//! What holds for every possible set of answers.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use unknot::domain::catalogue::{background_of_technique, guidance};
use unknot::domain::check::answers::{
    Answer, Answers, Profile, RecentStrain, SignAnswers, SpotFeel, TagAnswers, WarmthWish, Wishes,
};
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::movement_test::{Offer, TestContext};
use unknot::domain::check::plan::{Plan, PlanStep};
use unknot::domain::check::relief::{self, Circumstances};
use unknot::domain::check::tags::Tags;
use unknot::domain::check::verdict::as_asked;
use unknot::domain::experience::{Experience, Lessons};
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SoreSide};
use unknot::domain::session::script::READY;
use unknot_content::check::{Urgency, Warmth};
use unknot_content::model::{ContraindicationId, Kind, Whereabouts};
use unknot_content::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, Touch, Training};

use crate::support::{POSITIONS, Person, TOOLS, check};

fn places() -> impl Strategy<Value = Vec<Place>> {
    let sores = select(vec![SoreSide::Left, SoreSide::Right, SoreSide::Both]);
    let place = (0..guidance().areas.len(), sores).prop_map(|(index, sore)| Place {
        area: &guidance().areas[index],
        sore,
    });
    prop::collection::vec(place, 1..3)
}

/// Few ticks, so that self-care is not a rare outcome; the rest is a no or was not answered.
fn sign_answers() -> impl Strategy<Value = SignAnswers> {
    let count = check().signs.len();
    let ticks = prop_oneof![
        4 => prop::collection::vec(0..count, 0..2),
        2 => prop::collection::vec(0..count, 0..6),
    ];
    let open = prop_oneof![
        3 => Just(Vec::new()),
        2 => prop::collection::vec(0..count, 0..20),
    ];
    (ticks, open).prop_map(|(ticks, open)| {
        let mut answers = SignAnswers::default();
        for (index, sign) in check().signs.iter().enumerate() {
            if ticks.contains(&index) {
                answers.set(sign.id, Answer::Yes);
            } else if !open.contains(&index) {
                answers.set(sign.id, Answer::No);
            }
        }
        answers
    })
}

fn conditions(known: &'static [ContraindicationId]) -> impl Strategy<Value = Option<Vec<ContraindicationId>>> {
    prop_oneof![
        4 => Just(Some(Vec::new())),
        3 => subsequence(known, 0..3.min(known.len())).prop_map(Some),
        3 => Just(None),
    ]
}

fn one_by_one(known: &'static [ContraindicationId]) -> impl Strategy<Value = TagAnswers> {
    let some = prop::collection::vec((select(known), any::<bool>()), 0..3);
    prop_oneof![3 => Just(Vec::new()), 1 => some].prop_map(|said| {
        let mut answers = TagAnswers::default();
        for (tag, is_so) in said {
            answers.set(tag, if is_so { Answer::Yes } else { Answer::No });
        }
        answers
    })
}

fn maybe<T: Copy + std::fmt::Debug>(values: &'static [T]) -> impl Strategy<Value = Option<T>> {
    prop_oneof![6 => select(values).prop_map(Some), 1 => Just(None)]
}

fn answers() -> impl Strategy<Value = Answers> {
    (
        sign_answers(),
        prop_oneof![8 => (0_u8..=10).prop_map(Pain::new), 1 => Just(None)],
        maybe(Duration::ALL),
        maybe(Onset::ALL),
        maybe(Touch::ALL),
        (
            conditions(&check().open_tags.at_the_spot),
            one_by_one(&check().open_tags.at_the_spot),
        ),
        wishes(),
        any::<bool>(),
    )
        .prop_map(
            |(signs, pain, duration, onset, touch, (at_the_spot, spot_answers), wishes, before_sport)| Answers {
                signs,
                pain,
                duration,
                onset,
                touch,
                at_the_spot,
                spot_answers,
                by_card: false,
                wishes,
                before_sport,
            },
        )
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let all = (
        maybe(&[WarmthWish::Cold, WarmthWish::Both]),
        maybe(&[SpotFeel::OneThatSpreads, SpotFeel::BroadStiffness]),
        maybe(&[true, false]),
        maybe(&[RecentStrain::Lifting, RecentStrain::Sleep, RecentStrain::Training]),
    );
    all.prop_map(|(warmth, knot, likes_pressure, lately)| Wishes {
        warmth,
        knot,
        likes_pressure,
        lately,
    })
}

fn profile() -> impl Strategy<Value = Profile> {
    const EXPERIENCES: &[Experience] = &[Experience::UsedBefore, Experience::UsedWell, Experience::Flared];
    let medicines = prop_oneof![
        5 => Just(Some(Vec::new())),
        2 => subsequence(Medicine::ALL, 0..2).prop_map(Some),
        1 => Just(None),
    ];
    let positions = prop_oneof![
        3 => Just(None),
        2 => subsequence(POSITIONS.to_vec(), 0..4).prop_map(Some),
    ];
    (
        prop::bool::weighted(0.95),
        maybe(AgeBand::ALL),
        prop_oneof![6 => Just(Some(Pregnancy::No)), 1 => maybe(Pregnancy::ALL)],
        medicines,
        (
            conditions(&check().open_tags.conditions),
            one_by_one(&check().open_tags.conditions),
        ),
        maybe(Training::ALL),
        subsequence(TOOLS.to_vec(), 0..=TOOLS.len()),
        positions,
        maybe(EXPERIENCES),
    )
        .prop_map(
            |(was_asked, age, pregnancy, medicines, conditions, training, equipment, positions, experience)| {
                let (conditions, condition_answers) = conditions;
                Profile {
                    was_asked,
                    age,
                    pregnancy,
                    never_pregnant: false,
                    medicines,
                    conditions,
                    condition_answers,
                    health: SignAnswers::default(),
                    training,
                    equipment,
                    positions,
                    lessons: Lessons {
                        experience,
                        ..Lessons::default()
                    },
                }
            },
        )
}

pub fn persons() -> impl Strategy<Value = Person> {
    (places(), answers(), profile()).prop_map(|(places, answers, profile)| Person {
        places,
        answers,
        profile,
    })
}

fn shown(plan: &Plan) -> String {
    format!("{plan:?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn one_more_sign_never_lowers_the_level(person in persons(), index in 0..check().signs.len()) {
        let sign = check().signs[index].id;
        // Getting better, a cold, and what points to a muscle are no warnings: they are meant to calm.
        let calms = ["improving", "have-cold", "after-training", "press-sore", "move-changes", "clear-cause"];
        prop_assume!(!calms.contains(&sign.as_str()));
        let before = person.verdict().urgency();
        let mut worse = person.clone();
        worse.answers.signs.set(sign, Answer::Yes);
        let after = worse.verdict().urgency();
        prop_assert!(after >= before, "{} brought {before:?} down to {after:?}", sign.as_str());
    }

    #[test]
    fn an_emergency_or_urgent_case_has_no_plan(person in persons()) {
        let verdict = person.verdict();
        if matches!(verdict.urgency(), Some(Urgency::Emergency | Urgency::Urgent) | None) {
            prop_assert!(verdict.permit().is_none());
            prop_assert!(person.plan().is_none());
        }
        prop_assert!(verdict.urgency().is_none() || !verdict.reasons().is_empty(), "an urgency without a rule");
    }

    #[test]
    fn what_is_contraindicated_is_in_no_plan_and_no_selection(person in persons(), minutes in 0_u16..60) {
        let tags = person.tags();
        if let Some(plan) = person.plan() {
            let now = relief::select(&plan, Circumstances { minutes, at: None, ready: READY });
            for step in plan.warm.iter().chain(&plan.steps).chain(&plan.more).chain(&now.warm).chain(&now.steps) {
                let is_pack = matches!(step.technique.kind, Kind::Heat | Kind::Cold | Kind::Contrast);
                for tag in &background_of_technique(step.technique).contraindications {
                    // The one exception is X-13: a pack on skin that the person says is not numb.
                    let is_x13 = is_pack && tag.as_str() == "numbness"
                        && person.case().answer_named("numb-here") == Some(Answer::No);
                    prop_assert!(tags.get(*tag).is_none() || is_x13, "{} in spite of {tag}", step.technique.id);
                }
            }
        }
    }

    #[test]
    fn heat_and_cold_are_not_offered_where_they_are_forbidden(person in persons()) {
        let tags = person.tags();
        let has_any = |wanted: &[&str]| tags.says_any(wanted) || tags.misses_any(wanted);
        let numb = has_any(&["numbness"]) && person.case().answer_named("numb-here") != Some(Answer::No);
        let against_heat = numb || has_any(&[
            "acute-injury", "inflammation", "fever", "open-skin", "poor-sensation-circulation", "suspected-dvt",
            "rub-on-skin",
        ]);
        let against_cold = numb || has_any(&["open-skin", "poor-sensation-circulation", "cold-sensitivity"]);
        if let Some(plan) = person.plan() {
            let kinds: Vec<Kind> = plan.warm.iter().chain(&plan.steps).chain(&plan.more)
                .map(|step| step.technique.kind).collect();
            if against_heat {
                prop_assert!(!matches!(plan.warmth.choice, Warmth::Heat | Warmth::Either | Warmth::Alternate));
                prop_assert!(!kinds.contains(&Kind::Heat) && !kinds.contains(&Kind::Contrast));
            }
            if against_cold {
                prop_assert!(!matches!(plan.warmth.choice, Warmth::Cold | Warmth::Either | Warmth::Alternate));
                prop_assert!(!kinds.contains(&Kind::Cold) && !kinds.contains(&Kind::Contrast));
            }
        }
    }

    #[test]
    fn the_same_answers_give_the_same_plan(person in persons()) {
        let again = person.clone();
        prop_assert_eq!(person.plan().as_ref().map(shown), again.plan().as_ref().map(shown));
    }

    #[test]
    fn self_care_always_has_something_to_do_and_every_exclusion_a_reason(person in persons()) {
        if person.verdict().urgency() == Some(Urgency::SelfCare) {
            let plan = person.plan().expect("self-care has a plan");
            prop_assert!(!plan.steps.is_empty());
        }
        if let Some(plan) = person.plan() {
            for left in &plan.left_out {
                let rule = check().rule(left.reason.rule());
                prop_assert!(rule.is_some_and(|rule| !rule.says.because.is_empty()), "{:?}", left.reason);
            }
            let spoken = plan.rules.iter().chain(&plan.warmth.rules).chain(&plan.warmth.cautions)
                .chain([&plan.massage.rule]).chain(plan.steps.iter().filter_map(|step| step.why.as_ref()));
            for rule in spoken {
                prop_assert!(check().rule(*rule).is_some(), "{} has no words", rule.as_str());
            }
        }
    }

    #[test]
    fn a_plan_holds_each_technique_once_and_never_raises_a_dose(person in persons()) {
        if let Some(plan) = person.plan() {
            let steps: Vec<_> = plan.warm.iter().chain(&plan.steps).chain(&plan.more).collect();
            for (index, step) in steps.iter().enumerate() {
                let own = &step.technique.dose;
                prop_assert!(step.dose.hold_seconds <= own.hold_seconds && step.dose.repetitions <= own.repetitions);
                prop_assert!(steps.iter().take(index).all(|earlier| earlier.technique.id != step.technique.id));
                prop_assert!(plan.left_out.iter().all(|left| left.technique.id != step.technique.id));
            }
        }
    }

    #[test]
    fn a_movement_is_tested_only_where_self_care_may_go_on(person in persons(), now in 0_u8..=10, by_card in any::<bool>()) {
        let mut last = LastCheck::from(person);
        last.answers.by_card = by_card;
        let pain = Pain::new(now);
        let asked = TestContext::new(check(), std::slice::from_ref(&last), &last.places, pain);
        let worst = last.answers.pain.max(pain);
        if let Some(Offer::Test(id)) = asked.offer() {
            let case = last.case(check());
            let test = check().movement_test(id.as_str()).expect("a known test");
            let permit = as_asked(&case).permit().cloned().expect("a permit");
            prop_assert!(permit.urgency() < Urgency::Urgent);
            prop_assert!(worst.is_some_and(|pain| pain.get() < 7));
            let tags = Tags::of(&case);
            for name in ["acute-injury", "fracture", "recent-surgery"] {
                prop_assert!(tags.find(name).is_none() && tags.to_ask_of(&[name]).next().is_none(), "{name}");
            }
            for tag in &test.tags {
                prop_assert!(tags.get(*tag).is_none() && tags.to_ask_of(&[tag.as_str()]).next().is_none(), "{tag}");
            }
            prop_assert!(!case.holds(&test.not_when));
        }
    }

    #[test]
    fn a_moment_gets_what_fits_its_minutes_and_its_place_and_something_while_anything_does(
        person in persons(),
        minutes in 2_u16..=40,
        at in prop_oneof![1 => Just(None), 4 => select(Whereabouts::ALL.to_vec()).prop_map(Some)],
    ) {
        if let Some(plan) = person.plan() {
            let moment = Circumstances { minutes, at, ready: READY };
            let chosen = relief::select(&plan, moment);
            let total: u32 = chosen.steps.iter().map(|step| relief::seconds(step, READY)).sum();
            prop_assert!(total <= u32::from(minutes) * 60, "{total} s do not fit {minutes} min");
            let fits = |step: &PlanStep| at.is_none_or(|at| background_of_technique(step.technique).possible_at.contains(&at));
            prop_assert!(chosen.steps.iter().chain(&chosen.warm).all(fits));
            let everything = plan.steps.iter().chain(&plan.more).chain(&plan.warm);
            let possible = everything.filter(|step| step.technique.kind != Kind::Posture && fits(step));
            // What takes its minutes with a hold in them cannot be cut.
            let possible = possible.filter(|step| {
                let own = &step.technique.dose;
                own.hold_seconds.is_none() || own.minutes.is_none_or(|own| own <= minutes)
            });
            prop_assert!(possible.count() == 0 || !chosen.steps.is_empty());
        }
    }
}

#[test]
fn the_persons_of_these_properties_are_of_every_level() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut count = std::collections::BTreeMap::<Option<Urgency>, usize>::new();
    for _ in 0..2000 {
        let person = persons().new_tree(&mut runner).expect("a person").current();
        *count.entry(person.verdict().urgency()).or_default() += 1;
    }
    for urgency in [Urgency::SelfCare, Urgency::SeeGp, Urgency::Urgent, Urgency::Emergency] {
        assert!(count.get(&Some(urgency)).is_some_and(|count| *count > 60), "{count:?}");
    }
}
