//! What goes on paper is what is on the screen.

use unknot::domain::catalogue::find_technique;
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::routine_today::today;
use unknot::domain::check::words::warmth_first;
use unknot::domain::handout::printed::{Handout, HandoutStatus};
use unknot::domain::routine::Routine;
use unknot::domain::routine::step::RoutineStep;
use unknot::domain::routine_id::RoutineId;
use unknot::domain::wording::dose;
use unknot_content::model::{Action, Technique};

use crate::support::{check, person};

fn technique(id: &str) -> &'static Technique {
    find_technique(id).unwrap_or_else(|| panic!("no technique {id}"))
}

fn titles(sheet: &Handout) -> Vec<&str> {
    sheet.steps.iter().map(|step| step.work.title()).collect()
}

#[test]
fn a_plan_is_on_paper_with_everything_that_it_says() {
    for text in [
        "neck-back left:",
        "buttock-main both: pain=8",
        "leg-shin right: began=overuse, has=osteoporosis",
        "back-low left: open=medicines, open=pregnancy",
    ] {
        let plan = person(text).plan().expect("a plan");
        let sheet = Handout::of_plan(&plan);
        assert_eq!(sheet.standing, HandoutStatus::Fits);
        let planned: Vec<&str> = plan.steps.iter().map(|step| step.technique.title).collect();
        assert_eq!(titles(&sheet), planned, "{text}");
        for (on_paper, step) in sheet.steps.iter().zip(&plan.steps) {
            assert_eq!(on_paper.how_much, Some(dose(&step.dose)), "{text}");
        }
        let left_out: Vec<&str> = sheet.left_out.iter().map(|(title, _)| title.as_str()).collect();
        let expected: Vec<&str> = plan.left_out.iter().map(|left| left.technique.title).collect();
        assert_eq!(left_out, expected, "{text}");
        assert!(sheet.left_out.iter().all(|(_, reason)| !reason.is_empty()), "{text}");
        assert_eq!(
            sheet.stop.first().map(|(action, _)| *action),
            Some(Action::Emergency),
            "{text}"
        );
    }
}

#[test]
fn nothing_is_never_the_first_thing_to_do() {
    let first = |text: &str| warmth_first(person(text).plan().expect("a plan").warmth.choice);
    assert_eq!(
        first("leg-calf-lower both: has=poor-sensation-circulation"),
        "No heat and no cold"
    );
    assert_eq!(first("buttock-main left"), "First: heat");
}

#[test]
fn a_routine_is_on_paper_as_its_session_would_go() {
    let sheet = |text: &str| {
        let (person, mut routine) = (person(text), Routine::new(RoutineId(1), "Mine"));
        for id in ["st-neck-side-bend", "br-belly"] {
            let step = RoutineStep::of_technique(technique(id), person.places[0]);
            routine.add(step).expect("there is room");
        }
        let last = LastCheck::from(person);
        Handout::of_routine(&routine, Some(&today(&routine, check(), &[last])))
    };
    let (stretch, breathing) = (technique("st-neck-side-bend").title, technique("br-belly").title);

    assert_eq!(titles(&sheet("neck-side left:")), [stretch, breathing]);

    let hurt = sheet("neck-side left: began=sudden-injury, lasts=today");
    assert_eq!(titles(&hurt), [breathing]);
    assert_eq!(hurt.left_out.len(), 1);
    assert_eq!(hurt.left_out[0].0, stretch);

    let urgent = sheet("neck-side left: chest-pain");
    assert!(matches!(urgent.standing, HandoutStatus::HelpFirst(_)));
    assert!(urgent.steps.is_empty() && !urgent.stop.is_empty());
}
