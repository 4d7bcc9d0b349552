//! The printed form of a plan or a routine.

use unknot_content::model::{Action, Area, Technique};
use unknot_content::sided::Side;

use crate::domain::catalogue::{background_of_technique, contraindications, instructions, red_flags};
use crate::domain::check::plan::{Plan, PlanStep};
use crate::domain::check::routine_today::{RoutineToday, StepOmission};
use crate::domain::check::words::{reason_in_words, step_left_out, turn};
use crate::domain::dose::SideOrder;
use crate::domain::place::{Place, place_name};
use crate::domain::routine::Routine;
use crate::domain::routine::step::RoutineStep;
use crate::domain::session::exercise::{Activity, Exercise};
use crate::domain::wording::{dose, step_dose};

/// A plan or a routine as it stands on paper.
#[derive(Clone, Debug)]
pub struct Handout {
    pub standing: HandoutStatus,
    /// In the order of doing.
    pub steps: Vec<HandoutStep>,
    /// Steps that are left out today, with the reason.
    pub left_out: Vec<(String, String)>,
    /// The signs that call for help today, most pressing first; none twice.
    pub stop: Vec<(Action, Vec<&'static str>)>,
}

/// Remarks that apply to some of the steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotesOnSteps {
    /// Their numbers, from 1.
    pub steps: Vec<usize>,
    pub texts: Vec<&'static str>,
}

/// Whether the last answers allow it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HandoutStatus {
    /// Reduced to what is safe now.
    Fits,
    /// The answers are too old, or there are none.
    AskFirst,
    /// Somebody has to look at this place first, so there are no steps.
    HelpFirst(Place),
}

/// One thing to do.
#[derive(Clone, Debug)]
pub struct HandoutStep {
    pub work: Activity,
    /// The place of the step; `None` if all steps share one place.
    pub place: Option<String>,
    pub how_much: Option<String>,
    pub sides: Option<String>,
    /// The side that its sentences speak of.
    pub side: Option<Side>,
    /// The person's note on the step.
    pub note: String,
}

impl Handout {
    /// The steps of a plan without its heat or cold, which has a section of its own.
    #[must_use]
    pub fn of_plan(plan: &Plan) -> Self {
        let left_out = plan.left_out.iter();
        let left_out = left_out.map(|left| (left.technique.title.to_owned(), reason_in_words(left.reason)));
        Self {
            standing: HandoutStatus::Fits,
            steps: plan.steps.iter().map(|step| HandoutStep::of_plan(*step)).collect(),
            left_out: left_out.collect(),
            stop: signs([plan.place.area]),
        }
    }

    /// A routine, reduced to what the last answers allow. Without `today`, there are none.
    #[must_use]
    pub fn of_routine(routine: &Routine, today: Option<&RoutineToday>) -> Self {
        let stop = signs(routine.places().iter().map(|place| place.area));
        let mut sheet = Self {
            standing: HandoutStatus::AskFirst,
            steps: Vec::new(),
            left_out: Vec::new(),
            stop,
        };
        match today {
            Some(RoutineToday::HelpFirst(place)) => sheet.standing = HandoutStatus::HelpFirst(*place),
            Some(RoutineToday::Go(run)) => {
                sheet.standing = HandoutStatus::Fits;
                let mut exercises = run.exercises.iter();
                for step in &routine.steps {
                    match run.left_out.iter().find(|(left, _)| *left == step.id) {
                        Some((_, why)) => sheet.leave_out(step, *why),
                        None => sheet
                            .steps
                            .extend(exercises.next().map(|done| HandoutStep::of_routine(step, done))),
                    }
                }
            }
            Some(RoutineToday::AskFirst(_)) | None => {
                for step in &routine.steps {
                    match step.exercise() {
                        Some(exercise) => sheet.steps.push(HandoutStep::of_routine(step, &exercise)),
                        None => sheet.leave_out(step, StepOmission::Unknown),
                    }
                }
            }
        }
        sheet
    }

    /// The reasons against the steps, each sentence once.
    #[must_use]
    pub fn not_for(&self) -> Vec<NotesOnSteps> {
        let reasons =
            |technique: &'static Technique| contraindications(&background_of_technique(technique).contraindications);
        self.once(|technique| reasons(technique).map(|reason| reason.text).collect())
    }

    /// When to stop with steps, each sentence once; `None` while their instructions have not been loaded.
    #[must_use]
    pub fn stop_with(&self) -> Vec<NotesOnSteps> {
        self.once(|technique| instructions(technique).map(|known| known.stop_if).into_iter().collect())
    }

    /// Groups equal sentences, so that each is said once for all steps that share it.
    fn once(&self, say: impl Fn(&'static Technique) -> Vec<&'static str>) -> Vec<NotesOnSteps> {
        let mut of_text: Vec<(&'static str, Vec<usize>)> = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            let Activity::Technique(technique) = step.work else {
                continue;
            };
            for text in say(technique) {
                match of_text.iter_mut().find(|(known, _)| *known == text) {
                    Some((_, steps)) => steps.push(index + 1),
                    None => of_text.push((text, vec![index + 1])),
                }
            }
        }
        let mut groups: Vec<NotesOnSteps> = Vec::new();
        for (text, steps) in of_text {
            match groups.iter_mut().find(|group| group.steps == steps) {
                Some(group) => group.texts.push(text),
                None => groups.push(NotesOnSteps {
                    steps,
                    texts: vec![text],
                }),
            }
        }
        groups
    }

    /// Steps that are left out today, grouped by reason.
    #[must_use]
    pub fn left_out_by_reason(&self) -> Vec<(Vec<String>, String)> {
        let mut groups: Vec<(Vec<String>, String)> = Vec::new();
        for (title, reason) in &self.left_out {
            match groups.iter_mut().find(|(_, known)| known == reason) {
                Some((titles, _)) => titles.push(title.clone()),
                None => groups.push((vec![title.clone()], reason.clone())),
            }
        }
        groups
    }

    fn leave_out(&mut self, step: &RoutineStep, why: StepOmission) {
        self.left_out.push((step.title_or_step(), step_left_out(why)));
    }
}

impl HandoutStep {
    #[must_use]
    pub fn of_plan(step: PlanStep) -> Self {
        Self {
            work: Activity::Technique(step.technique),
            place: None,
            how_much: Some(dose(&step.dose)),
            sides: turn(step.turn),
            side: first_side(step.turn),
            note: String::new(),
        }
    }

    fn of_routine(step: &RoutineStep, exercise: &Exercise) -> Self {
        let cut = RoutineStep {
            hold: exercise.dose.hold_seconds,
            repetitions: exercise.dose.repetitions,
            minutes: exercise.dose.minutes,
            ..step.clone()
        };
        Self {
            work: exercise.work.clone(),
            place: step.place().map(|place| place_name(place.area, Some(place.sore))),
            how_much: step_dose(&cut).map(|dose| format!("{dose}.")),
            sides: turn(exercise.turn),
            side: first_side(exercise.turn),
            note: exercise.note.clone(),
        }
    }
}

const fn first_side(turn: SideOrder) -> Option<Side> {
    match turn {
        SideOrder::Only(side) | SideOrder::First(side) => Some(side),
        SideOrder::Whole | SideOrder::Both => None,
    }
}

fn signs(areas: impl IntoIterator<Item = &'static Area>) -> Vec<(Action, Vec<&'static str>)> {
    let all: Vec<_> = areas.into_iter().flat_map(red_flags).collect();
    let of = |action: Action| {
        let mut texts: Vec<&'static str> = Vec::new();
        for flag in all.iter().filter(|flag| flag.action == action) {
            if !texts.contains(&flag.sign.text) {
                texts.push(flag.sign.text);
            }
        }
        (action, texts)
    };
    let groups = [Action::Emergency, Action::Urgent].map(of);
    groups.into_iter().filter(|(_, texts)| !texts.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{find_area, find_technique};
    use crate::domain::check::routine_today::Run;
    use crate::domain::place::SoreSide;
    use crate::domain::routine::step::StepId;
    use crate::domain::routine_id::RoutineId;

    fn place() -> Place {
        Place {
            area: find_area("neck-back").unwrap(),
            sore: SoreSide::Right,
        }
    }

    fn routine() -> Routine {
        let mut routine = Routine::new(RoutineId(1), "Evening");
        let technique = find_technique("st-neck-side-bend").unwrap();
        routine.add(RoutineStep::of_technique(technique, place())).unwrap();
        routine.add(RoutineStep::own("Shrug", "Lift both shoulders.")).unwrap();
        routine
    }

    fn titles(sheet: &Handout) -> Vec<&str> {
        sheet.steps.iter().map(|step| step.work.title()).collect()
    }

    #[test]
    fn a_routine_without_answers_says_so_and_keeps_its_order() {
        let sheet = Handout::of_routine(&routine(), None);
        assert_eq!(sheet.standing, HandoutStatus::AskFirst);
        assert_eq!(
            titles(&sheet),
            [find_technique("st-neck-side-bend").unwrap().title, "Shrug"]
        );
        assert_eq!(sheet.steps[0].side, Some(Side::Right));
        assert_eq!(sheet.steps[1].how_much.as_deref(), Some("3 times 20 s."));
        assert_eq!(sheet.stop.first().map(|(action, _)| *action), Some(Action::Emergency));
    }

    #[test]
    fn what_speaks_against_steps_is_said_once_for_all_of_them() {
        let mut routine = routine();
        let other = find_technique("sm-neck-back-circles").unwrap();
        routine.add(RoutineStep::of_technique(other, place())).unwrap();
        let groups = Handout::of_routine(&routine, None).not_for();
        for (number, id) in [(1, "st-neck-side-bend"), (3, "sm-neck-back-circles")] {
            let technique = find_technique(id).unwrap();
            for reason in contraindications(&background_of_technique(technique).contraindications) {
                let found: Vec<_> = groups
                    .iter()
                    .filter(|group| group.texts.contains(&reason.text))
                    .collect();
                assert_eq!(found.len(), 1, "{}", reason.text);
                assert!(found[0].steps.contains(&number), "{}", reason.text);
            }
        }
        assert!(groups.iter().all(|group| !group.steps.contains(&2)), "{groups:?}");
    }

    #[test]
    fn what_is_left_out_stands_apart_and_the_rest_has_its_dose_of_today() {
        let routine = routine();
        let mut shrug = routine.steps[1].exercise().unwrap();
        shrug.dose.repetitions = 2;
        let run = Run {
            exercises: vec![shrug],
            left_out: vec![(StepId(1), StepOmission::Unknown)],
        };
        let sheet = Handout::of_routine(&routine, Some(&RoutineToday::Go(run)));
        assert_eq!(titles(&sheet), ["Shrug"]);
        assert_eq!(sheet.steps[0].how_much.as_deref(), Some("2 times 20 s."));
        assert_eq!(sheet.left_out.len(), 1);
    }
}
