//! Doses, kinds and certainty in plain words.

use super::catalogue::red_flags;
use super::routine::step::RoutineStep;
use super::session::cues::Cue;
use super::session::exercise::Exercise;
use super::session::player::NextPart;
use super::session::script::{Phase, PhaseKind};
use crate::domain::dose::SideOrder;
use crate::domain::pain::Pain;
use crate::domain::time::Millis;
use unknot_content::learn::{Category, Setting, Strength};
use unknot_content::model::{
    Action, Area, Confidence, Dose, Equipment, Kind, Level, Position, SelfMassage, Technique, Tier,
};
use unknot_content::sided::Side;

/// The heading over techniques of a kind.
#[must_use]
pub const fn kind_heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Stretch => "Stretch",
        Kind::SelfMassage => "Press and massage",
        Kind::Heat => "Heat",
        Kind::Cold => "Cold",
        Kind::Contrast => "Heat and cold in turn",
        Kind::Mobility => "Move gently",
        Kind::Strengthen => "Strengthen",
        Kind::Posture => "Sit, stand and sleep",
        Kind::Breathing => "Breathe and let go",
    }
}

/// The kind as it stands in the DOM.
#[must_use]
pub const fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Stretch => "stretch",
        Kind::SelfMassage => "self-massage",
        Kind::Heat => "heat",
        Kind::Cold => "cold",
        Kind::Contrast => "contrast",
        Kind::Mobility => "mobility",
        Kind::Strengthen => "strengthen",
        Kind::Posture => "posture",
        Kind::Breathing => "breathing",
    }
}

#[must_use]
pub const fn position(position: Position) -> &'static str {
    match position {
        Position::Standing => "Standing",
        Position::Sitting => "Sitting",
        Position::Lying => "Lying",
        Position::Quadruped => "On hands and knees or kneeling",
    }
}

/// Minutes and seconds, e.g. `2:05`.
#[must_use]
pub fn clock_time(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A length of time in whole minutes, rounded up, e.g. `8 min`.
#[must_use]
pub fn minutes(length: Millis) -> String {
    format!("{} min", length.div_ceil(60_000))
}

/// The dose of a routine's step in words; `None` if it has none.
#[must_use]
pub fn step_dose(step: &RoutineStep) -> Option<String> {
    let times = (step.repetitions > 1).then(|| format!("{} times", step.repetitions));
    let each = match (step.hold, step.minutes) {
        (Some(hold), _) => Some(format!("{hold} s")),
        (None, Some(minutes)) => Some(format!("{minutes} min")),
        (None, None) => None,
    };
    match (each, times) {
        (Some(each), Some(times)) => Some(format!("{times} {each}")),
        (each, times) => each.or(times),
    }
}

/// The sides of a routine's step in words; `None` if it has no sides.
#[must_use]
pub fn step_turn(turn: SideOrder) -> Option<String> {
    let both = |first: Side| format!("both, {} first", first.as_str());
    match turn {
        SideOrder::Whole => None,
        SideOrder::Only(side) => Some(side.as_str().to_owned()),
        SideOrder::First(side) => Some(both(side)),
        SideOrder::Both => Some(both(Side::Left)),
    }
}

/// The name of a phase in the DOM.
#[must_use]
pub const fn phase_value(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Ready => "ready",
        PhaseKind::Hold => "hold",
        PhaseKind::Rest => "rest",
        PhaseKind::Switch => "switch",
    }
}

/// The label of a phase, which the player shows under the seconds.
#[must_use]
pub fn phase_name(phase: Phase, exercise: &Exercise) -> String {
    let in_turn = exercise.work.kind() == Some(Kind::Contrast);
    match (phase.kind, phase.round) {
        (PhaseKind::Ready, _) => "Get ready".to_owned(),
        (PhaseKind::Switch, _) => "Change sides".to_owned(),
        (PhaseKind::Rest, _) => "Rest".to_owned(),
        (PhaseKind::Hold, (round, _)) if in_turn && round % 2 == 1 => "Warm".to_owned(),
        (PhaseKind::Hold, _) if in_turn => "Cold".to_owned(),
        (PhaseKind::Hold, (_, 1)) => one_hold(exercise).to_owned(),
        // What is moved is not held.
        (PhaseKind::Hold, (round, rounds)) if exercise.work.kind() == Some(Kind::Mobility) => {
            format!("{round} of {rounds}")
        }
        (PhaseKind::Hold, (round, rounds)) => format!("Hold {round} of {rounds}"),
    }
}

/// The label of a hold that is not repeated; it has no number.
fn one_hold(exercise: &Exercise) -> &'static str {
    match exercise.work.kind() {
        Some(Kind::Breathing) => "Breathe",
        Some(Kind::Heat) => "Warm",
        Some(Kind::Cold) => "Cold",
        Some(Kind::Stretch | Kind::SelfMassage) => "Hold",
        _ => "Keep going",
    }
}

/// The kind of an exercise in a word; `None` for the person's own.
#[must_use]
pub fn kind_word(exercise: &Exercise) -> Option<&'static str> {
    Some(match exercise.work.kind()? {
        Kind::Stretch => "Stretch",
        Kind::SelfMassage => "Press",
        Kind::Heat => "Warm",
        Kind::Cold => "Cool",
        Kind::Contrast => "Warm and cool",
        Kind::Mobility => "Move",
        Kind::Strengthen => "Strengthen",
        Kind::Posture => "Habit",
        Kind::Breathing => "Breathe",
    })
}

/// The next part of a session in words, e.g. "Next: change sides".
#[must_use]
pub fn next_words(next: NextPart, exercises: &[Exercise]) -> String {
    match next {
        NextPart::OtherSide => "Next: change sides".to_owned(),
        NextPart::Exercise(index) => {
            let title = exercises.get(index).map_or("", |next| next.work.title());
            format!("Next: {title}")
        }
        NextPart::End => "Then you are done".to_owned(),
    }
}

/// The pain before and after a session in words, e.g. "5 → 3. Well done.". For screen readers, `arrow` is a word.
#[must_use]
pub fn ending(before: Option<Pain>, after: Option<Pain>, arrow: &str) -> String {
    match (before, after) {
        (Some(before), Some(after)) if after > before => {
            format!("{} {arrow} {}. That can happen.", before.get(), after.get())
        }
        (Some(before), Some(after)) => format!("{} {arrow} {}. Well done.", before.get(), after.get()),
        _ => "Well done.".to_owned(),
    }
}

/// The announcement of a phase for screen readers, e.g. "Hold, your left side. 20 seconds."
#[must_use]
pub fn phase_words(phase: Phase, exercise: &Exercise) -> String {
    let side = phase
        .side
        .map(|side| format!(", your {} side", side.as_str()))
        .unwrap_or_default();
    let seconds = phase.length.div_ceil(1000);
    format!("{}{side}. {seconds} seconds.", phase_name(phase, exercise))
}

/// The words of the voice for a cue; `None` if a tone is enough. It names no seconds: see [`phase_words`].
#[must_use]
pub fn voice_line(cue: Cue, exercise: Option<&Exercise>) -> Option<String> {
    let side = |phase: Phase| {
        phase
            .side
            .map(|side| format!(" Your {} side.", side.as_str()))
            .unwrap_or_default()
    };
    Some(match (cue, exercise) {
        (Cue::Done, _) => "Done.".to_owned(),
        (Cue::Tick(_), _) | (_, None) => return None,
        (Cue::HalfWay(_), Some(exercise)) if exercise.is_pack() => "Half way. Look at your skin.".to_owned(),
        (Cue::HalfWay(_), Some(exercise)) if exercise.is_press() => {
            "Half way. If it does not ease, press less.".to_owned()
        }
        (Cue::HalfWay(_), _) => "Half way.".to_owned(),
        (Cue::Start(phase), Some(exercise)) => match (phase.kind, phase.round) {
            (PhaseKind::Ready, _) if exercise.is_pack() => {
                format!("{}.{} Is there a cloth between?", exercise.work.title(), side(phase))
            }
            (PhaseKind::Ready, _) => format!("{}.{}", exercise.work.title(), side(phase)),
            (PhaseKind::Switch, _) => format!("Change sides.{}", side(phase)),
            (PhaseKind::Rest, _) => "Rest.".to_owned(),
            (PhaseKind::Hold, (round, rounds)) if round == rounds && rounds > 1 => "Last one.".to_owned(),
            (PhaseKind::Hold, _) => format!("{}.", phase_name(phase, exercise)),
        },
    })
}

#[must_use]
pub const fn equipment_name(equipment: Equipment) -> &'static str {
    match equipment {
        Equipment::TennisBall => "tennis ball",
        Equipment::FoamRoller => "foam roller",
        Equipment::Towel => "towel",
        Equipment::Wall => "wall",
        Equipment::Chair => "chair",
        Equipment::HeatPad => "heat pad",
        Equipment::IcePack => "ice pack",
        Equipment::Strap => "strap",
        Equipment::Bottle => "bottle",
        Equipment::Band => "band",
    }
}

/// Advice that makes any technique of a kind easier.
#[must_use]
pub const fn easier_in_general(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Stretch => {
            Some("5 to 10 seconds, half as far, sitting or lying, with a hand, a wall or a pillow to help.")
        }
        Kind::Strengthen => Some(
            "At once, when it hurts more than 5, or more than usual until the next day. Fewer than 8 good repeats with a bottle or band: take a lighter one.",
        ),
        _ => None,
    }
}

/// Advice that makes any technique of a kind harder, and when to follow it.
#[must_use]
pub const fn harder_in_general(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Stretch => Some("15, then 20, then 30 seconds, as far as is easy. Not while it hurts more than 3."),
        Kind::Strengthen => {
            Some("After two good days: it hurt 3 or less, and was as usual the next morning. One step in a week.")
        }
        _ => None,
    }
}

/// How long a kind of technique is for, by what trials found of it (B-14): no promise that it works.
#[must_use]
pub const fn lasts_for(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::SelfMassage => Some("Meant for today."),
        Kind::Strengthen => Some("Meant for the weeks."),
        _ => None,
    }
}

/// How to handle what could hurt somebody; `None` for what could not.
#[must_use]
pub fn handling(technique: &Technique) -> Option<&'static str> {
    technique.equipment.contains(&Equipment::Band).then_some(
        "Look for tears and holes each time. With a latex allergy, use no band of latex. Wrap or hold the ends firmly, and stand \
         on it with the middle of the foot. Never let it snap back, never pull it towards your face, and do not tie it to a door \
         that others may open.",
    )
}

/// The equipment in words, e.g. "tennis ball, wall" or "nothing needed".
#[must_use]
pub fn equipment(needed: &[Equipment]) -> String {
    if needed.is_empty() {
        return "nothing needed".to_owned();
    }
    needed
        .iter()
        .map(|one| equipment_name(*one))
        .collect::<Vec<_>>()
        .join(", ")
}

#[must_use]
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Gentle => "gentle",
        Level::Moderate => "moderate",
        Level::Strong => "strong",
    }
}

/// One line that says what a technique takes: position, what is needed, minutes, and the level where it is not gentle.
#[must_use]
pub fn at_a_glance(technique: &Technique) -> String {
    let mut words = vec![position(technique.position).to_owned()];
    if !technique.equipment.is_empty() {
        words.push(equipment(&technique.equipment));
    }
    words.push(format!("{} min", technique.estimated_minutes));
    // Gentle is what to expect.
    if technique.level != Level::Gentle {
        words.push(level(technique.level).to_owned());
    }
    words.join(" · ")
}

/// The dose as a sentence, e.g. "Hold 20 seconds, 3 times, each side, 3 times a day."
#[must_use]
pub fn dose(dose: &Dose) -> String {
    let mut parts = Vec::new();
    if let Some(seconds) = dose.hold_seconds {
        parts.push(format!("hold {}", counted(seconds, "second")));
    }
    if dose.repetitions > 1 {
        parts.push(times(dose.repetitions));
    }
    if dose.sets > 1 {
        parts.push(format!("{} rounds", dose.sets));
    }
    if let Some(minutes) = dose.minutes {
        let minutes = counted(minutes, "minute");
        parts.push(if dose.hold_seconds.is_some() {
            format!("about {minutes} in all")
        } else {
            format!("for {minutes}")
        });
    }
    if dose.per_side {
        parts.push("each side".to_owned());
    }
    parts.push(format!("{} a day", times(dose.times_per_day)));
    sentence(&parts.join(", "))
}

/// The dose in a few signs, for a tile, e.g. "3 × 20 s a side" or "15 min".
#[must_use]
pub fn short_dose(dose: &Dose) -> String {
    let rounds = dose.repetitions * dose.sets;
    let amount = match (dose.hold_seconds, dose.minutes) {
        (Some(seconds), _) if rounds > 1 => format!("{rounds} × {seconds} s"),
        (Some(seconds), _) => format!("{seconds} s"),
        (None, Some(minutes)) if rounds == 1 => format!("{minutes} min"),
        (None, _) => times(rounds),
    };
    if dose.per_side {
        format!("{amount} a side")
    } else {
        amount
    }
}

/// The gravest signs of a place in a line, e.g. "chest pain, sudden weakness or cola-coloured pee": its first
/// emergencies, two to four of them, as far as a phone has room for the words.
#[must_use]
pub fn gravest(area: &Area) -> String {
    const LEAST: usize = 2;
    const MOST: usize = 4;
    const LETTERS: usize = 76;
    let mut letters = 0;
    let mut named: Vec<&str> = Vec::new();
    for sign in red_flags(area).take(MOST) {
        letters += sign.short.len();
        if sign.action == Action::Emergency && (named.len() < LEAST || letters <= LETTERS) {
            named.push(sign.short);
        }
    }
    match named.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The range that is fine for the hold, where there is one.
#[must_use]
pub fn hold_range(dose: &Dose) -> Option<String> {
    dose.hold_range_seconds
        .map(|(shortest, longest)| format!("Anything from {shortest} to {longest} seconds is fine."))
}

fn times(count: u16) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

fn counted(count: u16, unit: &str) -> String {
    if count == 1 {
        format!("1 {unit}")
    } else {
        format!("{count} {unit}s")
    }
}

/// Capital letter first, full stop last.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut sentence = format!("{text}.");
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}

/// Our confidence in a technique or a fact, in words.
#[must_use]
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Confirmed => "The sources below describe this.",
        Confidence::Partly => "The sources below cover the method; the details are usual practice.",
        Confidence::Unconfirmed => "Usual practice. We have not found a source that describes it.",
    }
}

/// How sure we are, in a word or two beside a fact.
#[must_use]
pub const fn confidence_mark(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::Confirmed => None,
        Confidence::Partly => Some("partly confirmed"),
        Confidence::Unconfirmed => Some("not confirmed"),
    }
}

/// The heading of a group of warning signs: the action it asks for.
#[must_use]
pub const fn action_heading(action: Action) -> &'static str {
    match action {
        Action::Emergency => "Call your local emergency number now",
        Action::Urgent => "Get medical advice today",
        Action::SeeGp => "See a GP or physiotherapist",
    }
}

#[must_use]
pub const fn self_massage(allowed: SelfMassage) -> Option<&'static str> {
    match allowed {
        SelfMassage::Yes => None,
        SelfMassage::LightOnly => Some("Only light pressure here."),
        SelfMassage::CheckFirst => Some("Read the warning signs above before you press here."),
    }
}

/// The caution before pressing, for a tile.
#[must_use]
pub const fn light_press(allowed: SelfMassage) -> Option<&'static str> {
    match allowed {
        SelfMassage::Yes => None,
        SelfMassage::LightOnly => Some("light only"),
        SelfMassage::CheckFirst => Some("check signs first"),
    }
}

/// How close to the original publication we read a source.
#[must_use]
pub const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Primary => "original page or paper",
        Tier::Mirror => "official text on another site",
        Tier::Secondary => "commercial or teaching page",
        Tier::Seed => "the article this project grew from",
        Tier::None => "no single source seen",
    }
}

/// The title of the document for a page.
#[must_use]
pub fn page_title(page: &str) -> String {
    format!("{page} · Unknot")
}

/// The heading over ways to get help.
#[must_use]
pub const fn category_heading(category: Category) -> &'static str {
    match category {
        Category::HeatAndCold => "Heat and cold",
        Category::Exercise => "Exercise",
        Category::SelfManagement => "Everyday habits",
        Category::Manual => "Hands-on treatment",
        Category::MassageStyle => "Styles of massage",
        Category::Medicine => "Rubs, gels and medicines",
        Category::Procedure => "Needles, light and other devices",
        Category::ProfessionalCare => "Somebody to see",
    }
}

/// Who does it.
#[must_use]
pub const fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::SelfCare => "You can do this yourself",
        Setting::Professional => "Done by a professional",
        Setting::Both => "By yourself or with a professional",
    }
}

/// Our reading of the evidence, in short.
#[must_use]
pub const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong evidence",
        Strength::Moderate => "fair evidence",
        Strength::Limited => "little evidence",
        Strength::Conflicting => "trials disagree",
    }
}

/// The same as dots, for the eye.
#[must_use]
pub const fn strength_dots(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "●●●",
        Strength::Moderate => "●●○",
        Strength::Limited => "●○○",
        Strength::Conflicting => "○○○",
    }
}

/// Our reading of the evidence, as a sentence.
#[must_use]
pub fn strength_sentence(level: Strength) -> String {
    sentence(strength(level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{find_area, guidance};

    #[test]
    fn doses_read_like_a_person_would_say_them() {
        let stretch = Dose {
            hold_seconds: Some(20),
            hold_range_seconds: Some((15, 30)),
            repetitions: 3,
            sets: 1,
            per_side: true,
            times_per_day: 3,
            minutes: None,
        };
        assert_eq!(dose(&stretch), "Hold 20 seconds, 3 times, each side, 3 times a day.");
        assert_eq!(
            hold_range(&stretch).as_deref(),
            Some("Anything from 15 to 30 seconds is fine.")
        );

        let warmth = Dose {
            hold_seconds: None,
            hold_range_seconds: None,
            repetitions: 1,
            per_side: false,
            times_per_day: 2,
            minutes: Some(15),
            ..stretch
        };
        assert_eq!(dose(&warmth), "For 15 minutes, twice a day.");

        assert_eq!(short_dose(&stretch), "3 × 20 s a side");
        assert_eq!(short_dose(&warmth), "15 min");
        let glide = Dose {
            hold_seconds: None,
            repetitions: 8,
            minutes: Some(1),
            ..stretch
        };
        assert_eq!(short_dose(&glide), "8 times a side");
    }

    #[test]
    fn every_place_names_its_gravest_signs_in_a_line_or_two() {
        for area in &guidance().areas {
            let line = gravest(area);
            assert!(line.contains(" or ") && line.len() <= 90, "{}: {line}", area.id);
        }
        let shoulder = find_area("traps-upper").expect("a known area");
        assert_eq!(
            gravest(shoulder),
            "chest pain, fever and a stiff neck or cola-coloured pee"
        );
    }
}
