//! The look at a week, the activity, and the page for flare-ups.

use unknot::domain::catalogue::find_topic;
use unknot::domain::course::courses::{Course, Courses};
use unknot::domain::course::flare_up::{Prompt, WORDS_LENGTH};
use unknot::domain::course::review::{Different, HURT_AND_HARM, HeldBack, Review, Sleep, guides};
use unknot::domain::course::rules;
use unknot::domain::course::words::{how_the_activity_goes, how_the_movement_goes};
use unknot::domain::difficulty::Difficulty;
use unknot::domain::journal::entry::Effort;
use unknot::domain::movement::{Attempt, Change, MovementNote};
use unknot::domain::storage::saved::{decode, encode};

use unknot_content::check::MovementTest;

use crate::support::check;
use crate::{Did, build_from, course, due_of, last_check, moved, on, place, settled, stand, strengthened, told};

fn review(day: u32) -> Review {
    Review {
        shown: on(day).shown,
        ..Review::default()
    }
}

/// The activity was named on the first day, and asked on some days.
fn with_activity(mut course: Course, numbers: &[(u32, u8)]) -> Course {
    course.name_activity("carry the shopping");
    for (day, number) in numbers {
        course.rate_activity(Difficulty::new(*number), on(*day).shown);
    }
    course
}

/// Two easy strength sessions and usual next mornings: one rung more on day 17.
fn easy() -> Vec<Did> {
    let mut all = settled();
    all.extend([
        strengthened(14, 3, Effort::Easy),
        told(15, 3),
        strengthened(16, 3, Effort::Easy),
        told(17, 2),
    ]);
    all
}

#[test]
fn a_look_at_the_week_is_due_after_seven_days_and_then_weekly() {
    let mut course = course(place("traps-upper"));
    let is_due = |course: &Course, day: u32| stand(course, &[], day).is_to_look_back;
    let slept = |day: u32, slept: Sleep| Review {
        slept: Some(slept),
        ..review(day)
    };
    assert!(!is_due(&course, 6));
    assert!(is_due(&course, 7));
    // Nothing that was answered is no look.
    course.look_back(review(8));
    assert!(is_due(&course, 8));
    course.look_back(slept(8, Sleep::Badly));
    assert!(!is_due(&course, 8) && !is_due(&course, 14));
    assert!(is_due(&course, 15));
    // A second look in the same week stands in the place of the first, and counts as no other week.
    course.look_back(Review {
        different: Some(Different::Stress),
        ..slept(10, Sleep::Badly)
    });
    course.look_back(slept(14, Sleep::Badly));
    let last = course.reviews.last().cloned().expect("a review");
    assert_eq!(
        (course.reviews.len(), last.shown, last.slept, last.different),
        (1, on(8).shown, Some(Sleep::Badly), None)
    );
    assert!(!stand(&course, &[], 14).follows.contains(&rules::SLEEPS_BADLY));
    // All answers taken back: the week has not been looked at.
    course.look_back(review(14));
    assert!(course.reviews.is_empty() && is_due(&course, 14));
}

/// What was said about one try of the neck.
fn turned(test: &MovementTest, difficulty: Option<u8>, landmark: Option<usize>) -> Option<MovementNote> {
    let attempt = Attempt {
        difficulty: difficulty.and_then(Difficulty::new),
        landmark: landmark.map(|rank| test.landmarks()[rank].value),
    };
    MovementNote::new(test, attempt)
}

#[test]
fn a_movement_is_compared_with_the_last_look_before_this_week() {
    let neck = check().movement_test("test-neck-turn").expect("a test");
    let mut course = course(place("traps-upper"));
    // What changes if this is said of a movement on a day.
    let change = |course: &Course, day: u32, test: &MovementTest, now: Option<MovementNote>| {
        let mut course = course.clone();
        course.note_movement(now, on(day).shown);
        course.movement_since(test, on(day).shown)
    };
    let number = |number: u8| turned(neck, Some(number), None);
    // A movement alone is no look at the week; the first one has nothing to be compared with.
    course.note_movement(number(6), on(7).shown);
    assert!(stand(&course, &[], 7).is_to_look_back);
    assert_eq!(change(&course, 7, neck, number(2)), None);
    // Answers about the week leave it as it is, and are left by it.
    course.look_back(Review {
        slept: Some(Sleep::Well),
        ..review(8)
    });
    course.note_movement(number(6), on(9).shown);
    assert!(!stand(&course, &[], 9).is_to_look_back);
    assert_eq!((course.reviews.len(), course.reviews[0].movement.is_some()), (1, true));
    assert_eq!(change(&course, 14, neck, number(4)), Some(Change::Further));
    assert_eq!(
        change(&course, 14, neck, number(5)),
        Some(Change::Same),
        "one step is chance"
    );
    assert_eq!(change(&course, 14, neck, number(8)), Some(Change::LessFar));
    assert_eq!(
        change(&course, 14, neck, turned(neck, None, Some(1))),
        None,
        "another answer"
    );
    // A week in which nothing was tried lies between.
    course.note_movement(None, on(15).shown);
    assert_eq!(course.reviews.len(), 1);
    course.note_movement(number(4), on(15).shown);
    assert_eq!(
        change(&course, 16, neck, number(4)),
        Some(Change::Further),
        "beside the first, not beside itself"
    );
    assert_eq!(change(&course, 23, neck, number(4)), Some(Change::Same));
    // Another movement is no comparison.
    let bend = check().movement_test("test-bend-forward").expect("a test");
    assert_eq!(change(&course, 23, bend, turned(bend, Some(2), None)), None);
    assert_eq!(change(&course, 23, bend, number(2)), None);
    assert_eq!(
        how_the_movement_goes(Change::Further),
        "Compared with your last look: today it went a little further. Weeks differ by chance."
    );
}

#[test]
fn bad_sleep_and_more_load_keep_the_rung_for_a_week() {
    assert_eq!(stand(&build_from(14), &easy(), 17).rung, 2);
    for steady in [
        Review {
            slept: Some(Sleep::Badly),
            ..review(14)
        },
        Review {
            different: Some(Different::Load),
            ..review(14)
        },
    ] {
        let mut course = build_from(14);
        course.look_back(steady);
        assert_eq!(stand(&course, &easy(), 17).rung, 1);
    }
    let mut course = build_from(14);
    course.look_back(Review {
        slept: Some(Sleep::SoSo),
        different: Some(Different::Stress),
        ..review(14)
    });
    assert_eq!(stand(&course, &easy(), 17).rung, 2);
}

#[test]
fn who_holds_back_a_lot_gets_one_rung_less() {
    let mut course = build_from(14);
    assert_eq!(stand(&course, &easy(), 18).rung, 2);
    course.look_back(Review {
        held_back: Some(HeldBack::ALot),
        ..review(18)
    });
    let stood = stand(&course, &easy(), 18);
    assert_eq!((stood.rung, stood.turn), (1, rules::HELD_BACK_A_LOT));
}

#[test]
fn what_follows_is_said_for_a_week_and_more_when_it_happens_often() {
    let mut course = course(place("traps-upper"));
    let follows = |course: &Course, day: u32| stand(course, &[], day).follows;
    for day in [7, 14, 21] {
        course.look_back(Review {
            slept: Some(Sleep::Badly),
            held_back: Some(HeldBack::ALot),
            different: Some(Different::Sitting),
            ..review(day)
        });
    }
    let once = [rules::SLEPT_BADLY, rules::HELD_BACK_A_LOT, rules::LONG_SITTING];
    let mut early = course.clone();
    early.reviews.truncate(1);
    assert_eq!(follows(&early, 7), once);
    assert_eq!(follows(&early, 14), []);
    // A week in which nothing was said of sleep is none of those running.
    let mut without = course.clone();
    without.reviews[1].slept = None;
    assert!(!follows(&without, 21).contains(&rules::SLEEPS_BADLY));
    let often = [&once[..], &[rules::SLEEPS_BADLY, rules::HOLDS_BACK]].concat();
    assert_eq!(follows(&course, 21), often);
    for rule in often.iter().chain(&[rules::ACTIVITY_HARDER, rules::LONG_FLARE_UP]) {
        assert!(check().rule(*rule).is_some(), "{}", rule.as_str());
        for (id, _) in guides(*rule) {
            assert!(find_topic(id).is_some(), "{id}");
        }
    }
}

#[test]
fn hurt_is_not_harm_is_no_answer_to_a_sign_numbness_or_a_strong_pain() {
    let course = course(place("traps-upper"));
    let may = |said: &str| due_of(&course, &[], 3, &[last_check(said, on(2).at)]).may_read_of_harm;
    assert!(may("traps-upper left: pain=2, lasts=gt2w, began=posture, improving"));
    for said in [
        "traps-upper left: pain=7, lasts=gt2w, began=posture, improving",
        "traps-upper left: pain=2, lasts=gt2w, numbness-tingling, improving",
        "traps-upper left: pain=2, lasts=gt2w, weakness, improving",
        "traps-upper left: stroke-signs",
        "traps-upper left: pain=2, lasts=lt3d, began=sudden-injury",
    ] {
        assert!(!may(said), "{said}");
    }
    assert!(!due_of(&course, &[], 3, &[]).may_read_of_harm);
    assert!(guides(rules::HELD_BACK_A_BIT).contains(&HURT_AND_HARM));
    // Nor to a pain that was told since, nor beside help.
    let fine = [last_check(
        "traps-upper left: pain=2, lasts=gt2w, began=posture, improving",
        on(2).at,
    )];
    assert!(!due_of(&course, &[told(3, 7)], 3, &fine).may_read_of_harm);
    let mut course = course;
    course.look_back(Review {
        held_back: Some(HeldBack::ABit),
        ..review(3)
    });
    assert_eq!(due_of(&course, &[], 3, &fine).follows, [rules::HELD_BACK_A_BIT]);
    assert_eq!(due_of(&course, &[told(3, 7)], 3, &fine).follows, []);
    let grave = [last_check("traps-upper left: stroke-signs", on(2).at)];
    assert_eq!(due_of(&course, &[], 3, &grave).follows, []);
}

#[test]
fn an_activity_counts_as_changed_by_three_alone() {
    let goes = |all: &[u8]| {
        let weeks: Vec<(u32, u8)> = (0..).step_by(7).zip(all.iter().copied()).collect();
        how_the_activity_goes(&with_activity(course(place("traps-upper")), &weeks))
    };
    assert_eq!(goes(&[7]), None);
    assert_eq!(
        goes(&[7, 6, 4]).as_deref(),
        Some("carry the shopping: 7, 6, 4. Easier than at the start.")
    );
    assert_eq!(
        goes(&[4, 7]).as_deref(),
        Some("carry the shopping: 4, 7. Harder than at the start.")
    );
    assert_eq!(
        goes(&[4, 6]).as_deref(),
        Some("carry the shopping: 4, 6. About the same: numbers go up and down by chance.")
    );
}

#[test]
fn another_activity_begins_a_new_line_and_the_old_one_stays() {
    let mut course = with_activity(course(place("traps-upper")), &[(0, 8), (7, 6)]);
    course.name_activity("sleep on that side");
    assert!(course.activity_numbers().is_empty());
    assert_eq!((course.activities.len(), course.activities[0].weeks.len()), (2, 2));
    // Before there is a number, other words are the same activity; blanks around them are no others.
    course.name_activity(" sleep on my side ");
    assert_eq!(
        (course.activities.len(), course.activities[1].words.as_str()),
        (2, "sleep on my side")
    );
    // A second number in a week changes the first.
    for number in [5, 4] {
        course.rate_activity(Difficulty::new(number), on(9).shown);
    }
    assert_eq!(course.activity_numbers(), [Difficulty::new(4).expect("a number")]);
    course.rate_activity(None, on(9).shown);
    assert!(course.activity_numbers().is_empty(), "it was taken back");
    // No words end it.
    course.name_activity("  ");
    assert!(course.activity().is_none() && course.activity_numbers().is_empty());
    course.rate_activity(Difficulty::new(3), on(16).shown);
    assert!(course.activity_numbers().is_empty());
}

#[test]
fn much_harder_for_two_weeks_asks_for_somebody_and_stops_building() {
    let harder = [(0, 4), (7, 7), (14, 8)];
    let course = with_activity(course(place("traps-upper")), &harder);
    let stood = stand(&course, &settled(), 14);
    assert_eq!(stood.see, Some(rules::ACTIVITY_HARDER));
    assert_eq!(stood.choice, Some(unknot::domain::course::standing::Choice::Again));
    let once = with_activity(self::course(place("traps-upper")), &[(0, 4), (7, 5), (14, 8)]);
    assert_eq!(stand(&once, &settled(), 14).see, None);
    let looked = Course {
        looked_at: Some(on(14).shown),
        ..course
    };
    assert_eq!(stand(&looked, &settled(), 14).see, None);
}

#[test]
fn an_activity_decides_with_the_pain_what_is_enough_and_what_is_not() {
    let low: Vec<Did> = (0..15).map(|day| moved(day, u8::from(day < 7))).collect();
    let fine = with_activity(course(place("traps-upper")), &[(0, 6), (14, 1)]);
    assert!(stand(&fine, &low, 14).may_be_enough);
    let hard = with_activity(course(place("traps-upper")), &[(0, 6), (14, 5)]);
    assert!(!stand(&hard, &low, 14).may_be_enough);
    // At the end of the longest course.
    let low: Vec<Did> = (0..90).map(|day| moved(day, 2)).collect();
    let over = |numbers: &[(u32, u8)]| stand(&with_activity(build_from(14), numbers), &low, 84).over;
    assert_eq!(over(&[(0, 6), (80, 6)]), Some(rules::NOT_ENOUGH));
    assert_eq!(over(&[(0, 6), (80, 4)]), Some(rules::NOT_ENOUGH));
    assert_eq!(over(&[(0, 6), (80, 3)]), Some(rules::LENGTH));
}

#[test]
fn a_flare_up_that_lasts_for_a_week_asks_for_somebody() {
    let course = build_from(14);
    let see = |pains: &[(u32, u8)], day: u32| {
        let told = pains.iter().map(|(day, pain)| told(*day, *pain));
        let all: Vec<Did> = settled().into_iter().chain(told).collect();
        stand(&course, &all, day)
    };
    let lasting = [(15, 3), (16, 7), (18, 7), (20, 6), (23, 7)];
    assert_eq!(see(&lasting[..4], 22).see, None);
    let stood = see(&lasting, 23);
    assert_eq!(
        (stood.see, stood.strength),
        (Some(rules::LONG_FLARE_UP), Err(rules::LONG_FLARE_UP))
    );
    let looked = Course {
        looked_at: Some(on(22).shown),
        ..course.clone()
    };
    let all: Vec<Did> = settled()
        .into_iter()
        .chain(lasting.iter().map(|(day, pain)| told(*day, *pain)))
        .collect();
    assert_eq!(stand(&looked, &all, 23).see, None);
    // Two bad days with calm ones between them are no flare-up that lasts.
    assert_eq!(see(&[(15, 3), (16, 7), (17, 4), (20, 3), (23, 7)], 23).see, None);
    // Nor is one of which nothing was told for a week.
    assert_eq!(see(&[(15, 3), (16, 7)], 24).see, None);
}

#[test]
fn own_words_are_kept_short_and_each_once() -> Result<(), Box<dyn std::error::Error>> {
    let mut courses = Courses::default();
    courses.write(Prompt::Helps, " warmth ");
    courses.write(Prompt::Beginning, &"x".repeat(WORDS_LENGTH + 9));
    courses.write(Prompt::Helps, "warmth, then a walk");
    courses.write(Prompt::Tell, "");
    assert_eq!(courses.own_words(Prompt::Helps), "warmth, then a walk");
    assert_eq!(courses.own_words(Prompt::Beginning).chars().count(), WORDS_LENGTH);
    assert_eq!(courses.own_words(Prompt::Tell), "");
    assert_eq!(decode::<Courses>(&encode(&courses)?)?, courses);
    // What other hands wrote twice counts once.
    let twice =
        r#"{"version":1,"courses":[],"flare_up":[{"prompt":"tell","words":"a"},{"prompt":"tell","words":"b"}]}"#;
    assert_eq!(decode::<Courses>(twice)?.own_words(Prompt::Tell), "b");
    Ok(())
}
