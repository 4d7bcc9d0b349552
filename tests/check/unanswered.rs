//! What was not answered is neither a yes nor a no: it is asked just before it matters, or left out as not asked.

use proptest::prelude::*;
use unknot::domain::catalogue::background_of_technique;
use unknot::domain::check::answers::{Answer, Profile};
use unknot::domain::check::at_hand::EVERYWHERE;
use unknot::domain::check::exclusions::Exclusion;
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::interview::Interview;
use unknot::domain::check::plan::{Plan, PlanStep};
use unknot::domain::check::session_guard::{PlayDecision, is_allowed, may_play};
use unknot::domain::check::tags::{OpenQuestion, TagOrigin, questions_of};
use unknot::domain::check::words::reason_in_words;
use unknot::domain::experience::Lessons;
use unknot::domain::session::exercise::Exercise;
use unknot::domain::session::player::Player;
use unknot::domain::session::saved::Session;
use unknot::domain::session::script::READY;
use unknot_content::check::{UntilAnswered, Warmth};
use unknot_content::model::{ContraindicationId, Kind};
use unknot_content::vocabulary::Pregnancy;

use crate::properties::persons;
use crate::support::{Person, TOOLS, check, person};

/// What only the page demands: the signs, the pain, how long, how it began.
fn with_required_answers_only(mut person: Person) -> Person {
    person.answers.touch = None;
    person.answers.at_the_spot = None;
    person.profile = Profile {
        was_asked: true,
        health: person.profile.health,
        equipment: person.profile.equipment,
        lessons: Lessons::default(),
        ..Profile::default()
    };
    person
}

/// The same with "none" to every list.
fn with_none_everywhere(mut person: Person) -> Person {
    person.answers.at_the_spot = Some(Vec::new());
    person.profile.conditions = Some(Vec::new());
    person.profile.medicines = Some(Vec::new());
    person.profile.pregnancy = Some(Pregnancy::No);
    person
}

fn every_step(plan: &Plan) -> impl Iterator<Item = &PlanStep> {
    plan.warm.iter().chain(&plan.steps).chain(&plan.more)
}

fn is_not_asked(reason: Exclusion) -> bool {
    matches!(reason, Exclusion::Tag(_, TagOrigin::NotAsked))
}

#[test]
fn the_answers_that_are_demanded_are_enough_for_a_press_a_stretch_and_warmth_or_cold() {
    let mut without = Vec::new();
    for area in &unknot::domain::catalogue::guidance().areas {
        for began in ["posture", "stress", "overuse", "unknown"] {
            for tools in [EVERYWHERE.to_vec(), TOOLS.to_vec()] {
                let muscle = "press-sore, move-changes, clear-cause";
                let mut known = person(&format!("{} left: pain=3, began={began}, {muscle}", area.id));
                let known_tools = tools.len() > EVERYWHERE.len();
                known.profile.equipment = tools;
                let asked = with_required_answers_only(known);
                let plan = asked.plan().expect("a plan from what is demanded");
                let full = with_none_everywhere(asked).plan().expect("a plan from everything");
                assert_ne!(plan.warmth.choice, Warmth::Neither, "{} {began}", area.id);
                assert_eq!(plan.warmth.choice, full.warmth.choice, "{} {began}", area.id);
                assert_eq!(plan.warm.is_some(), full.warm.is_some(), "{} {began}", area.id);
                for kind in [Kind::SelfMassage, Kind::Stretch] {
                    let of_kind = |step: &&PlanStep| step.technique.kind == kind;
                    if every_step(&plan).any(|step| of_kind(&step)) {
                        continue;
                    }
                    // Nothing of this kind: every one is left out as not asked, with the question beside it.
                    for step in every_step(&full).filter(of_kind) {
                        let left = plan.left_out.iter().find(|left| left.technique.id == step.technique.id);
                        assert!(
                            left.is_some_and(|left| is_not_asked(left.reason)),
                            "{}",
                            step.technique.id
                        );
                        without.push((area.id.as_str(), kind, known_tools));
                    }
                }
            }
        }
    }
    // Where every press there is could bleed, where every stretch could break a thin bone or is done on the back (which
    // pregnancy speaks against), and where every press without tools could break one.
    let bleeds = ["neck-front", "neck-side", "leg-hip-front"];
    let breaks = ["back-mid", "back-low", "back-waist"];
    for (area, kind, has_tools) in without {
        let is_known = match kind {
            Kind::SelfMassage => bleeds.contains(&area) || area == "back-mid" && !has_tools,
            _ => breaks.contains(&area),
        };
        assert!(is_known, "{area} has no {kind:?}");
    }
}

#[test]
fn what_is_grave_is_left_out_until_it_is_answered() {
    let grave: Vec<&str> = check()
        .unanswered
        .iter()
        .filter(|one| one.then == UntilAnswered::LeaveOut)
        .map(|one| one.tag.as_str())
        .collect();
    let expected = [
        "suspected-dvt",
        "osteoporosis",
        "anticoagulants",
        "pregnancy-lying",
        "pregnancy-prone",
        "pregnancy-heat",
    ];
    assert_eq!(grave, expected);
    // A ball against the thigh of somebody who may bleed; a clot that nothing rules out; skin that may be numb.
    for (text, technique) in [
        ("leg-hip-front left: open=medicines", "anticoagulants"),
        ("leg-calf-upper left: open=at-the-spot, clot-risk", "suspected-dvt"),
    ] {
        let plan = person(text).plan().unwrap_or_else(|| panic!("no plan for “{text}”"));
        let left = plan
            .left_out
            .iter()
            .find(|left| matches!(left.reason, Exclusion::Tag(tag, TagOrigin::NotAsked) if tag.as_str() == technique));
        let left = left.unwrap_or_else(|| panic!("“{text}” leaves nothing out"));
        assert!(reason_in_words(left.reason).starts_with("Not asked yet"), "{text}");
    }
    let numb = person("back-low left: numbness-tingling, ?numb-here")
        .plan()
        .expect("a plan");
    assert_eq!(numb.warmth.choice, Warmth::Neither);
    assert!(matches!(numb.warmth.to_ask.as_slice(), [OpenQuestion::Sign(sign)] if sign.as_str() == "numb-here"));
}

/// A session of everything that a plan allows.
fn session(person: &Person, plan: &Plan) -> Option<Session> {
    let steps = every_step(plan).filter(|step| step.technique.kind != Kind::Posture);
    let exercises = steps.map(|step| Exercise::of_plan(*step, None)).collect();
    Some(Session {
        places: person.places[..1].to_vec(),
        routine: None,
        is_quick_start: false,
        player: Player::new(exercises, READY)?,
        has_begun: false,
        before: None,
        movement: None,
        entry: None,
    })
}

/// The person after an answer to a question that was asked by itself.
fn say(person: &Person, question: OpenQuestion, answer: Answer) -> Person {
    let mut interview = Interview::new(check(), person.places.clone(), person.profile.clone());
    interview.answers = person.answers.clone();
    interview.answer_one(question, answer);
    Person {
        places: person.places.clone(),
        answers: interview.answers,
        profile: interview.profile,
    }
}

/// Whether the person said it, or answers lead to it.
fn said(person: &Person, tags: &[&str]) -> bool {
    let case = person.case();
    case.told().any(|tag| tags.contains(&tag.as_str()))
        || check()
            .tags
            .iter()
            .any(|rule| tags.contains(&rule.tag.as_str()) && case.holds(&rule.when))
}

fn is_open(person: &Person, tag: ContraindicationId) -> bool {
    questions_of(check(), &person.answers, &person.profile, tag)
        .next()
        .is_some()
}

/// Whether what a rule tells the person of was said by that person; rules that tell of nothing are always right.
fn is_true_of(person: &Person, rule: &str) -> bool {
    let profile = &person.profile;
    let numb = person.case().answer_named("numb-here");
    let is_numb = said(person, &["numbness"]) && numb == Some(Answer::Yes);
    match rule {
        "H-08" => {
            is_numb
                || said(
                    person,
                    &[
                        "acute-injury",
                        "inflammation",
                        "fever",
                        "open-skin",
                        "poor-sensation-circulation",
                        "suspected-dvt",
                        "rub-on-skin",
                    ],
                )
        }
        "H-09" => is_numb || said(person, &["open-skin", "poor-sensation-circulation", "cold-sensitivity"]),
        "H-10" => profile.pregnancy.is_some_and(|weeks| weeks != Pregnancy::No),
        "H-11" => said(person, &["rub-on-skin"]),
        "H-16" => profile.pregnancy.is_none(),
        "H-17" => said(person, &["numbness"]) && numb.is_none(),
        "X-04" => said(person, &["osteoporosis"]),
        "X-13" => said(person, &["numbness"]),
        "X-16" => check().unanswered.iter().any(|one| is_open(person, one.tag)),
        "M-07" => {
            said(person, &["anticoagulants", "osteoporosis"])
                || profile.pregnancy.is_some_and(|weeks| weeks != Pregnancy::No)
        }
        "M-08" => said(
            person,
            &[
                "acute-injury",
                "inflammation",
                "fever",
                "suspected-dvt",
                "open-skin",
                "fracture",
                "recent-surgery",
            ],
        ),
        "M-10" => profile.pregnancy.is_none() || profile.medicines.is_none() || profile.conditions.is_none(),
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_reason_names_what_was_not_said(person in persons()) {
        let Some(plan) = person.plan() else { return Ok(()) };
        for left in &plan.left_out {
            match left.reason {
                Exclusion::Tag(tag, TagOrigin::NotAsked) => {
                    prop_assert!(is_open(&person, tag) && !said(&person, &[tag.as_str()]), "{tag} was answered");
                    prop_assert!(reason_in_words(left.reason).starts_with("Not asked yet"));
                    let last = LastCheck::from(person.clone());
                    prop_assert!(!left.reason.questions(&last, check()).is_empty(), "{tag} has no way to answer");
                }
                Exclusion::Tag(tag, _) => prop_assert!(said(&person, &[tag.as_str()]), "{tag} was not said"),
                Exclusion::Rule(rule) => prop_assert!(is_true_of(&person, rule.as_str()), "{}", rule.as_str()),
            }
        }
        let rules = plan.warmth.rules.iter().chain(&plan.warmth.cautions).chain(&plan.rules).chain([&plan.massage.rule]);
        for rule in rules {
            prop_assert!(is_true_of(&person, rule.as_str()), "{} is not true of this person", rule.as_str());
        }
        if plan.warmth.rules.iter().any(|rule| rule.as_str() == "H-03") {
            prop_assert_eq!(plan.warmth.choice, Warmth::Heat, "it says to start with heat");
        }
        let only_unknown = plan.warmth.choice == Warmth::Neither && !plan.warmth.rules.iter().any(|rule| {
            matches!(rule.as_str(), "H-01" | "H-08" | "H-09" | "H-11" | "H-12" | "X-14")
        });
        let chose = check().warmth.iter().any(|rule| person.case().holds(&rule.when));
        prop_assert!(!only_unknown || !chose || !plan.warmth.to_ask.is_empty(), "“no heat and no cold” without a question");
    }

    #[test]
    fn what_depends_on_an_answer_is_preceded_by_its_question(person in persons()) {
        let Some(plan) = person.plan() else { return Ok(()) };
        let Some(session) = session(&person, &plan) else { return Ok(()) };
        let checks = [LastCheck::from(person.clone())];
        let mut wanted: Vec<OpenQuestion> = Vec::new();
        for technique in session.techniques() {
            for question in plan.to_ask_before(technique) {
                let OpenQuestion::Tag(tag) = question else { panic!("{question:?}") };
                prop_assert!(is_open(&person, tag), "{tag} was answered");
                if !wanted.contains(&question) {
                    wanted.push(question);
                }
            }
            for tag in &background_of_technique(technique).contraindications {
                let is_known = !is_open(&person, *tag) || plan.to_ask_before(technique).contains(&OpenQuestion::Tag(*tag));
                let is_settled = check().unanswered.iter().any(|one| {
                    one.tag == *tag && one.settled.as_ref().is_some_and(|when| person.case().holds(when))
                });
                prop_assert!(is_known || is_settled, "{} is done without a word about {tag}", technique.id);
            }
        }
        match may_play(&session, check(), &checks) {
            PlayDecision::Yes => prop_assert!(wanted.is_empty(), "nobody asks {wanted:?}"),
            PlayDecision::Answer(asked) => {
                let asked: Vec<OpenQuestion> = asked.into_iter().flat_map(|of_place| of_place.questions).collect();
                prop_assert!(asked.len() == wanted.len() && wanted.iter().all(|one| asked.contains(one)));
                let mut fine = person.clone();
                for question in &asked {
                    fine = say(&fine, *question, Answer::No);
                }
                let fine = [LastCheck::from(fine)];
                prop_assert_eq!(may_play(&session, check(), &fine), PlayDecision::Yes, "answered, and asked again");
                for question in &asked {
                    let not = [LastCheck::from(say(&person, *question, Answer::Yes))];
                    prop_assert_eq!(may_play(&session, check(), &not), PlayDecision::NotNow);
                    for technique in session.techniques() {
                        let depends = plan.to_ask_before(technique).contains(question);
                        prop_assert!(!depends || !is_allowed(technique, &session, check(), &not), "{}", technique.id);
                    }
                }
            }
            other => prop_assert!(false, "its own plan may not be played: {other:?}"),
        }
    }

    #[test]
    fn saying_none_never_adds_a_danger(person in persons()) {
        let none = {
            let mut none = person.clone();
            none.answers.at_the_spot.get_or_insert_default();
            none.profile.conditions.get_or_insert_default();
            none.profile.medicines.get_or_insert_default();
            none.profile.pregnancy.get_or_insert(Pregnancy::No);
            none
        };
        prop_assert!(none.verdict().urgency() <= person.verdict().urgency());
        let (Some(before), Some(after)) = (person.plan(), none.plan()) else {
            prop_assert!(person.plan().is_none(), "a plan is gone after “none”");
            return Ok(());
        };
        for left in &after.left_out {
            let was_out = before.left_out.iter().any(|known| known.technique.id == left.technique.id);
            let was_allowed = every_step(&before).any(|step| step.technique.id == left.technique.id);
            prop_assert!(was_out || !was_allowed, "{} is out after “none”", left.technique.id);
        }
        prop_assert!(after.warmth.choice != Warmth::Neither || before.warmth.choice == Warmth::Neither);
    }
}
