//! A session of first things: who may start it, what is named before, and what becomes of "none of these".

use proptest::prelude::*;
use proptest::sample::select;
use unknot::domain::catalogue::guidance;
use unknot::domain::check::answers::{Answer, Answers, Profile};
use unknot::domain::check::card::{Card, FirstSteps, TechniqueOmission};
use unknot::domain::check::first_session::{Gate, StartFacts};
use unknot::domain::check::history::{CheckHistory, LastCheck};
use unknot::domain::check::interview::Interview;
use unknot::domain::check::objection::{Objection, may_do};
use unknot::domain::check::session_guard::{PlayDecision, may_play};
use unknot::domain::check::verdict::{Verdict, quick_start, verdict};
use unknot::domain::dose::turn;
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SoreSide};
use unknot::domain::session::player::Player;
use unknot::domain::session::quick_start::QuickStart;
use unknot::domain::session::saved::{SavedSession, Session};
use unknot::domain::session::script::READY;
use unknot::domain::storage::saved::{decode, encode};
use unknot::domain::time::{DAY, HOUR, Time};
use unknot_content::check::Urgency;
use unknot_content::model::{Ease, Kind, Level, Technique};
use unknot_content::vocabulary::{Duration, Onset};

use crate::properties::persons;
use crate::support::{Person, check, person, tag};

fn first(text: &str) -> QuickStart {
    QuickStart {
        place: person(text).places[0],
        only: None,
    }
}

/// All first help that there is: each area, on each side, as a whole and each of its techniques.
fn everything() -> impl Iterator<Item = QuickStart> {
    let places = guidance()
        .areas
        .iter()
        .flat_map(|area| [SoreSide::Left, SoreSide::Right, SoreSide::Both].map(|sore| Place { area, sore }));
    places.flat_map(|place| {
        let techniques = guidance().techniques.iter();
        let of_place = techniques.filter(move |technique| place.area.techniques.contains(&technique.id));
        // A technique by itself differs by its place, and not by its side.
        let of_place = of_place.filter(move |_| place.sore == SoreSide::Left);
        std::iter::once(None)
            .chain(of_place.map(Some))
            .map(move |only| QuickStart { place, only })
    })
}

fn gate(first: QuickStart, checks: &[LastCheck], kept: &CheckHistory, now: Time) -> Gate {
    first.gate(&StartFacts {
        check: check(),
        checks,
        nothing_asked: &kept.nothing_asked(check(), first.place, now),
        is_too_soon: false,
    })
}

fn gate_by(first: QuickStart, kept: &CheckHistory, now: Time) -> Gate {
    gate(first, &kept.last_checks(check(), now), kept, now)
}

fn card(first: QuickStart, kept: &CheckHistory) -> Card {
    match gate_by(first, kept, 0) {
        Gate::Ask(card) => card,
        other => panic!("{}: {other:?}", first.href()),
    }
}

fn session(first: QuickStart, steps: &FirstSteps) -> Session {
    Session {
        places: vec![first.place],
        routine: None,
        is_quick_start: true,
        player: Player::new(steps.exercises.clone(), READY).expect("something to do"),
        has_begun: false,
        before: None,
        movement: None,
        entry: None,
    }
}

fn techniques(steps: &FirstSteps) -> Vec<&'static Technique> {
    steps
        .exercises
        .iter()
        .filter_map(|exercise| exercise.work.technique())
        .collect()
}

fn is_upper_back(first: QuickStart) -> bool {
    matches!(
        first.place.area.id.as_str(),
        "back-upper" | "back-mid" | "traps-middle" | "traps-lower"
    )
}

/// What is kept after "none of these".
fn after(first: QuickStart, card: &Card) -> CheckHistory {
    let mut kept = CheckHistory::default();
    kept.keep_card(first.place, &card.answers(), 0);
    let text = encode(&kept).expect("text");
    decode(&text).expect("what was kept")
}

#[test]
fn none_of_these_starts_warmth_press_and_stretch_on_the_side_that_was_tapped() {
    for area in &guidance().areas {
        for sore in [SoreSide::Left, SoreSide::Right] {
            let first = QuickStart {
                place: Place { area, sore },
                only: None,
            };
            let card = card(first, &CheckHistory::default());
            assert_eq!(
                card.required.len(),
                if is_upper_back(first) { 3 } else { 0 },
                "{}: the heart is ruled out by what points to a muscle, and no less",
                area.id
            );
            let mut expected = vec![area.first.heat, area.first.press];
            if let Ease::Stretch(stretch) = area.first.ease {
                expected.push(stretch);
            }
            if area.id.as_str() == "leg-shin" {
                // After too much use cold is right there (H-15), and nobody said how it began.
                let left: Vec<_> = card
                    .steps
                    .left_out
                    .iter()
                    .map(|(technique, why)| (technique.id, *why))
                    .collect();
                assert_eq!(left, [(expected.remove(0), TechniqueOmission::HowItBegan)]);
            }
            let found: Vec<_> = techniques(&card.steps).iter().map(|technique| technique.id).collect();
            assert_eq!(found, expected, "{}", area.id);
            let kept = after(first, &card);
            let Gate::Go(steps) = gate_by(first, &kept, HOUR) else {
                panic!("{} is asked twice", area.id)
            };
            assert_eq!(techniques(&steps).len(), found.len());
            let checks = kept.last_checks(check(), HOUR);
            assert_eq!(
                may_play(&session(first, &steps), check(), &checks),
                PlayDecision::Yes,
                "{}",
                area.id
            );
            for exercise in &steps.exercises {
                assert_eq!(exercise.place, Some(first.place));
                assert_eq!(
                    exercise.turn,
                    turn(exercise.work.technique().expect("a technique"), sore)
                );
            }
            assert!(
                matches!(gate_by(first, &kept, 7 * DAY), Gate::Ask(_)),
                "a week later it is asked again"
            );
        }
    }
}

#[test]
fn a_card_unlocks_nothing_but_what_every_plan_by_the_same_answers_allows() {
    for first in everything() {
        let Gate::Ask(card) = gate_by(first, &CheckHistory::default(), 0) else {
            continue;
        };
        let named = card.answers();
        let profile = CheckHistory::default().profile(check(), 0);
        for onset in Onset::ALL.iter().filter(|onset| **onset != Onset::SuddenInjury) {
            for duration in [Duration::Today, Duration::UpToTwoWeeks, Duration::OverTwelveWeeks] {
                for pain in [0, 8] {
                    let person = Person {
                        places: vec![first.place],
                        answers: Answers {
                            pain: Pain::new(pain),
                            onset: Some(*onset),
                            duration: Some(duration),
                            ..named.clone()
                        },
                        profile: Profile {
                            was_asked: true,
                            ..profile.clone()
                        },
                    };
                    let plan = person
                        .plan()
                        .unwrap_or_else(|| panic!("{} with {onset:?} has no plan", first.href()));
                    for technique in techniques(&card.steps) {
                        let left = plan.left_out.iter().find(|left| left.technique.id == technique.id);
                        let left = left.filter(|left| left.reason.is_about_safety());
                        assert!(left.is_none(), "{} of {}: {left:?}", technique.id, first.href());
                        assert!(
                            plan.to_ask_before(technique).is_empty(),
                            "{} of {}",
                            technique.id,
                            first.href()
                        );
                        assert_eq!(technique.level, Level::Gentle, "{} of {}", technique.id, first.href());
                    }
                }
            }
        }
    }
}

#[test]
fn a_quick_start_is_saved_under_the_name_that_it_always_had() {
    let first = first("neck-back left");
    let mut session = session(first, &card(first, &CheckHistory::default()).steps);
    session.has_begun = true;
    session.player.run(0);
    let text = encode(&SavedSession::of(&session, 0)).expect("text");
    assert!(text.contains(r#""is_first_help":true"#), "{text}");
    let kept: SavedSession = decode(&text).expect("a session");
    assert!(kept.read().is_some_and(|session| session.is_quick_start));
}

/// A card is no description of the pain, so no page may promise a plan by it.
#[test]
fn a_card_is_taken_for_no_whole_check() {
    for first in everything().filter(|first| first.only.is_none()) {
        let Gate::Ask(card) = gate_by(first, &CheckHistory::default(), 0) else {
            continue;
        };
        let kept = after(first, &card);
        assert!(kept.last_check(check(), first.place, 0).is_some());
        assert_eq!(kept.last_whole_check(check(), first.place, 0), None);
    }
}

#[test]
fn nothing_is_kept_that_the_card_did_not_name() {
    for first in everything() {
        let Gate::Ask(card) = gate_by(first, &CheckHistory::default(), 0) else {
            continue;
        };
        let kept = after(first, &card);
        let last = kept
            .last_check(check(), first.place, 0)
            .expect("a check of this moment");
        let named: Vec<_> = card.signs.iter().flat_map(|(_, signs)| signs.clone()).collect();
        assert_eq!(last.answers.signs.iter().count(), named.len() + card.required.len());
        assert!(
            card.required
                .iter()
                .all(|sign| last.answers.signs.get(*sign) == Some(Answer::Yes))
        );
        assert!(
            named
                .iter()
                .all(|sign| last.answers.signs.get(*sign) == Some(Answer::No))
        );
        let tags: Vec<_> = last.answers.spot_answers.iter().collect();
        assert_eq!(tags, card.tags.iter().map(|tag| (*tag, Answer::No)).collect::<Vec<_>>());
        let nothing = Answers {
            signs: last.answers.signs.clone(),
            spot_answers: last.answers.spot_answers.clone(),
            by_card: true,
            ..Answers::default()
        };
        assert_eq!(last.answers, nothing);
        assert_eq!(
            last.profile,
            CheckHistory::default().profile(check(), 0),
            "nothing about the person"
        );
        assert!(!kept.knows_the_person());
        // The whole first screen of the place is among it.
        let case = last.case(check());
        assert!(
            case.screens().all(|screen| case.was_sent(&screen.first)),
            "{}",
            first.href()
        );
        // Whoever wants a plan still says how it hurts.
        assert!(matches!(verdict(&case), Verdict::AskFirst(_)), "{}", first.href());
    }
}

#[test]
fn a_card_names_the_gravest_first_and_what_its_own_session_hinges_on() {
    let card = card(first("leg-calf-upper left"), &CheckHistory::default());
    let levels: Vec<_> = card.signs.iter().map(|(level, _)| *level).collect();
    assert!(
        levels.starts_with(&[Some(Urgency::Emergency), Some(Urgency::Urgent)]),
        "{levels:?}"
    );
    let urgent = &card.signs[1].1;
    assert!(urgent.iter().any(|sign| sign.as_str() == "leg-clot-signs"));
    let ball = first("buttock-main left");
    assert!(
        self::card(ball, &CheckHistory::default())
            .tags
            .contains(&tag("anticoagulants")),
        "a ball may make it bleed"
    );
    let stretch = QuickStart {
        only: guidance()
            .techniques
            .iter()
            .find(|technique| technique.id == ball.place.area.first.ease.technique()),
        ..ball
    };
    let card = self::card(stretch, &CheckHistory::default());
    assert!(!card.tags.contains(&tag("anticoagulants")), "a stretch does not");
    assert!(
        !card.tags.contains(&tag("poor-sensation-circulation")),
        "and is not warm"
    );
}

#[test]
fn what_is_known_of_the_person_leaves_out_what_it_speaks_against() {
    let mut kept = CheckHistory::default();
    let mut about = Interview::new(check(), Vec::new(), person("neck-back left: has=osteoporosis").profile);
    about.send_about_person(&check().health, &[]);
    kept.keep_person(&about.profile, 0);
    let card = card(first("neck-back left"), &kept);
    let left: Vec<_> = card
        .steps
        .left_out
        .iter()
        .map(|(technique, _)| technique.id.as_str())
        .collect();
    assert_eq!(left, ["st-neck-flexion-hold"]);
    assert!(
        card.signs
            .iter()
            .flat_map(|(_, signs)| signs)
            .all(|sign| !check().health.contains(sign)),
        "asked today"
    );
}

/// Between and below the blades a card starts something only where all that points to a muscle is so.
#[test]
fn a_card_starts_nothing_on_the_blades_where_one_of_three_is_not_so() {
    for first in everything().filter(|first| is_upper_back(*first)) {
        let Gate::Ask(card) = gate_by(first, &CheckHistory::default(), 0) else {
            continue;
        };
        assert_eq!(card.required.len(), 3, "{}", first.href());
        let mut kept = CheckHistory::default();
        kept.keep_card(first.place, &card.without_required().answers(), 0);
        match gate_by(first, &kept, 0) {
            Gate::Ask(again) => assert_eq!(again.required, card.required, "{}", first.href()),
            Gate::Check => {}
            other => panic!("{}: {other:?}", first.href()),
        }
    }
}

#[test]
fn a_card_says_where_less_is_done_than_its_tiles_show() {
    let by_card = card(first("traps-upper left"), &CheckHistory::default());
    assert!(by_card.steps.is_cut(), "nobody said how bad it is");
    let mut whole = by_card.steps;
    for exercise in &mut whole.exercises {
        exercise.dose = exercise
            .work
            .technique()
            .map_or(exercise.dose, |technique| technique.dose);
    }
    assert!(!whole.is_cut());
}

#[test]
fn a_card_is_read_in_half_a_minute_and_says_all_of_it_in_full() {
    let count = |named: &[(Option<Urgency>, Vec<&str>)]| {
        let lines = named.iter().flat_map(|(_, words)| words);
        lines.flat_map(|words| words.split_whitespace()).count()
    };
    for first in everything().filter(|first| first.only.is_none()) {
        let Gate::Ask(card) = gate_by(first, &CheckHistory::default(), 0) else {
            continue;
        };
        let (short, full) = (card.in_short(check()), card.in_full(check()));
        println!("{}: {} words, in full {}", first.href(), count(&short), count(&full));
        assert!(count(&short) <= 155, "{}: {} words", first.href(), count(&short));
        let lines = |named: &[(Option<Urgency>, Vec<&str>)]| named.iter().map(|(_, words)| words.len()).sum::<usize>();
        assert!(lines(&short) <= lines(&full));
        assert!(short.iter().flat_map(|(_, words)| words).all(|words| !words.is_empty()));
    }
}

#[test]
fn a_pack_waits_and_the_rest_does_not() {
    let first = first("neck-back left");
    let kept = CheckHistory::default();
    let found = first.gate(&StartFacts {
        check: check(),
        checks: &[],
        nothing_asked: &kept.nothing_asked(check(), first.place, 0),
        is_too_soon: true,
    });
    let Gate::Ask(card) = found else { panic!("{found:?}") };
    assert_eq!(card.steps.left_out.len(), 1);
    assert_eq!(card.steps.left_out[0].1, TechniqueOmission::TooSoon);
    assert!(
        techniques(&card.steps)
            .iter()
            .all(|technique| technique.kind != Kind::Heat)
    );
}

#[test]
fn what_was_named_for_a_stretch_is_not_named_again_for_a_press() {
    let all = first("neck-back left");
    let only = |id| guidance().techniques.iter().find(move |technique| technique.id == id);
    let stretch = QuickStart {
        only: only(all.place.area.first.ease.technique()),
        ..all
    };
    let one = card(stretch, &CheckHistory::default());
    let mut kept = after(stretch, &one);
    let found = gate_by(all, &kept, 3 * DAY);
    let Gate::Ask(more) = found else { panic!("{found:?}") };
    assert!(!more.names_pain);
    let named = |card: &Card| {
        card.signs
            .iter()
            .flat_map(|(_, signs)| signs.clone())
            .collect::<Vec<_>>()
    };
    assert!(named(&more).iter().all(|sign| !named(&one).contains(sign)));
    assert!(more.tags.iter().all(|tag| !one.tags.contains(tag)));
    kept.keep_card(all.place, &more.answers(), 3 * DAY);
    assert!(matches!(gate_by(all, &kept, 3 * DAY), Gate::Go(_)));
    assert!(
        matches!(gate_by(all, &kept, 7 * DAY), Gate::Ask(_)),
        "the first answers grew no younger"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_first_session_holds_what_answers_speak_against(
        people in prop::collection::vec(persons(), 1..3),
        first in select(everything().collect::<Vec<_>>()),
        is_there in any::<bool>(),
    ) {
        let mut checks: Vec<LastCheck> = Vec::new();
        for mut person in people {
            if is_there && checks.is_empty() {
                person.places = vec![first.place];
            }
            if LastCheck::find(&checks, person.places[0]).is_none() {
                checks.push(person.into());
            }
        }
        let last = LastCheck::find(&checks, first.place).cloned();
        let found = gate(first, &checks, &CheckHistory::default(), 0);
        let steps = match (&found, &last) {
            (Gate::Go(steps), Some(_)) => steps,
            (Gate::Ask(card), _) => &card.steps,
            (Gate::Go(_), None) => panic!("it starts without a word"),
            _ => return Ok(()),
        };
        if let Some(last) = &last {
            let verdict = verdict(&last.case(check()));
            prop_assert!(!verdict.is_help_first(), "it starts where help comes first");
        }
        if let Gate::Ask(card) = &found {
            checks.retain(|known| known.places[0] != first.place);
            let mut light = CheckHistory::default().nothing_asked(check(), first.place, 0);
            light.answers = card.answers();
            checks.push(light);
        }
        for technique in techniques(steps) {
            for objection in may_do(technique, &[first.place], check(), &checks) {
                let is_safe = match objection {
                    Objection::HelpFirst(_) => false,
                    Objection::LeftOut(_, reason) => !reason.is_about_safety(),
                    Objection::Answer(..) => true,
                };
                prop_assert!(is_safe, "{}: {objection:?}", technique.id);
            }
        }
        if !steps.exercises.is_empty() {
            let may = may_play(&session(first, steps), check(), &checks);
            prop_assert!(matches!(may, PlayDecision::Yes | PlayDecision::Answer(_)), "{may:?}");
        }
    }

    #[test]
    fn an_answer_that_calls_for_help_closes_the_door(person in persons()) {
        let person = Person { places: person.places[..1].to_vec(), ..person };
        let calls = person.verdict().is_help_first();
        let first = QuickStart { place: person.places[0], only: None };
        let mut answers = person.answers.clone();
        (answers.pain, answers.onset, answers.duration) = (None, None, None);
        answers.by_card = true;
        let light = LastCheck::from(Person { answers, ..person.clone() });
        let allowed = quick_start(&light.case(check())).permit().is_some();
        let is_bearable = person.answers.pain.is_none_or(|pain| pain.get() <= 8);
        let is_injury = person.answers.onset == Some(Onset::SuddenInjury);
        prop_assert!(!(calls && allowed && is_bearable && !is_injury), "the description makes no difference");
        let by_check = gate(first, &[LastCheck::from(person)], &CheckHistory::default(), 0);
        prop_assert!(!calls || matches!(by_check, Gate::HelpFirst));
    }
}
