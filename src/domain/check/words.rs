//! Decisions of the rules in plain words.

use unknot_content::check::{Explanation, Rule, RuleId, Warmth};
use unknot_content::model::Area;
use unknot_content::naming::small_first;
use unknot_content::vocabulary::{Duration, Pregnancy};

use super::answers::{Answer, Answers};
use super::case::Case;
use super::exclusions::Exclusion;
use super::massage::MassageStyle;
use super::routine_today::StepOmission;
use super::rules::{NO_WARNING_SIGN, QUESTIONS_SKIPPED};
use super::tags::TagOrigin;
use super::warmth::{WarmthDose, is_warm};
use crate::domain::catalogue::{check, contraindications};
use crate::domain::dose::SideOrder;
use crate::domain::place::{Place, place_name};

/// Rules as they stand in the DOM, e.g. `T-20 T-42`.
#[must_use]
pub fn rule_ids(rules: &[RuleId]) -> String {
    let ids: Vec<&str> = rules.iter().map(|rule| rule.as_str()).collect();
    ids.join(" ")
}

/// What a rule says of a case: of the place that was tapped, and of what can be there.
#[must_use]
pub fn explained(rule: &Rule, case: &Case<'_>) -> Explanation {
    let mut here = case.check.says_here.iter();
    let here = here.find(|(id, when, _)| *id == rule.id && case.holds(when));
    here.map_or(rule.says, |(.., says)| *says)
}

/// Said before a plan. Who left questions out, or has a sign that is nothing to wait for, is not told that there is none.
#[must_use]
pub fn self_care(fired: &[RuleId]) -> &'static str {
    match fired {
        [NO_WARNING_SIGN] => "None of the warning signs. You can look after this yourself.",
        rules if rules.contains(&QUESTIONS_SKIPPED) => {
            "You can look after this yourself. Some questions were skipped, so it stays gentle."
        }
        _ => "You can look after this yourself, gently.",
    }
}

/// Why a technique was left out.
#[must_use]
pub fn reason_in_words(reason: Exclusion) -> String {
    match reason {
        Exclusion::Tag(tag, origin) => {
            let text = contraindications(&[tag]).next().map_or("", |reason| reason.text);
            match origin {
                TagOrigin::NotAsked => {
                    format!("Not asked yet: {}. It stays out until you answer.", in_a_sentence(text))
                }
                TagOrigin::Told | TagOrigin::Answers => format!("{text}."),
            }
        }
        Exclusion::Rule(rule) => {
            let rule = check().and_then(|check| check.rule(rule));
            rule.map_or_else(String::new, |rule| rule.says.because.to_owned())
        }
    }
}

/// Why something warm is left out after a card, which asks nothing of it.
pub const HOW_IT_BEGAN: &str = "Warm or cold depends on how it began.";

/// Why a step of a routine is left out.
#[must_use]
pub fn step_left_out(why: StepOmission) -> String {
    match why {
        StepOmission::Unknown => "This version of Unknot does not know it.".to_owned(),
        StepOmission::NotForPlace => "It is not meant for this place.".to_owned(),
        StepOmission::Against(reason) => reason_in_words(reason),
        StepOmission::HowItBegan => HOW_IT_BEGAN.to_owned(),
    }
}

/// Heat or cold as it stands in the DOM.
#[must_use]
pub const fn warmth_value(choice: Warmth) -> &'static str {
    match choice {
        Warmth::Heat => "heat",
        Warmth::Cold => "cold",
        Warmth::Either => "either",
        Warmth::Alternate => "alternate",
        Warmth::Neither => "neither",
    }
}

#[must_use]
pub const fn warmth_heading(choice: Warmth) -> &'static str {
    match choice {
        Warmth::Heat => "heat",
        Warmth::Cold => "cold",
        Warmth::Either => "warm or cool, as you like",
        Warmth::Alternate => "heat and cold in turn",
        Warmth::Neither => "no heat and no cold",
    }
}

/// What stands over heat or cold on paper: nothing is no first thing to do.
#[must_use]
pub fn warmth_first(choice: Warmth) -> String {
    match choice {
        Warmth::Neither => "No heat and no cold".to_owned(),
        choice => format!("First: {}", warmth_heading(choice)),
    }
}

/// The dose of heat or cold in words.
#[must_use]
pub const fn warmth_dose(dose: WarmthDose) -> &'static str {
    match dose {
        WarmthDose::Heat => {
            "15 minutes, at most 20, low or medium, with a layer of cloth. 2 or 3 times a day, at least 2 hours apart."
        }
        WarmthDose::MildHeat => {
            "Mild warmth on the spot only, up to 10 minutes, with a layer of cloth. Never on the belly."
        }
        WarmthDose::Cold => "10 to 15 minutes, wrapped in cloth. Up to 3 times a day, at least 2 hours apart.",
        WarmthDose::ColdAfterInjury => {
            "15 minutes, at most 20, wrapped in cloth. Every 2 to 3 hours while awake, for 2 to 3 days. Move gently as \
             far as it does not hurt."
        }
        WarmthDose::ColdForShins => "10 to 15 minutes, wrapped in cloth. Every 2 to 3 hours, for some days.",
        WarmthDose::InTurn => "Warm for 10 minutes, rest for 2 or 3, cold for 5, and once more. Twice a day.",
    }
}

/// The order of the sides in words; `None` if a technique has no sides.
#[must_use]
pub fn turn(turn: SideOrder) -> Option<String> {
    match turn {
        SideOrder::Whole => None,
        SideOrder::Only(side) => Some(format!("Only the {} side.", side.as_str())),
        SideOrder::First(side) => Some(format!(
            "First the {} side, then the {}.",
            side.as_str(),
            side.opposite().as_str()
        )),
        SideOrder::Both => Some("Both sides.".to_owned()),
    }
}

#[must_use]
pub const fn massage_style(style: MassageStyle) -> &'static str {
    match style {
        MassageStyle::Swedish => "Swedish massage.",
        MassageStyle::LightSwedish => "A light Swedish massage.",
        MassageStyle::Sports => "A sports massage.",
        MassageStyle::DeepTissue => "A deep tissue massage.",
        MassageStyle::TriggerPoint => "A trigger-point massage.",
        MassageStyle::MyofascialRelease => "Myofascial release.",
        MassageStyle::None => "No massage for now.",
    }
}

/// How such a pain often develops, by its duration and place.
#[must_use]
pub fn expected_course(answers: &Answers, warmth: Warmth, area: &Area) -> &'static str {
    match (answers.duration, area.group.as_str()) {
        // After an injury, for one, there is no warmth (H-01).
        (None | Some(Duration::Today | Duration::UnderThreeDays), _) if !is_warm(warmth) => {
            "In the first days it aches and feels tight. Move gently, as far as it does not hurt."
        }
        (None | Some(Duration::Today | Duration::UnderThreeDays), _) => {
            "In the first days it aches and feels tight. It often gets easier with warmth or light movement."
        }
        (Some(Duration::UpToOneWeek | Duration::UpToTwoWeeks), _) => {
            "It often eases step by step over some days, up to about two weeks. Keep moving and build up slowly. If it is \
             no better after two weeks, have it looked at."
        }
        (Some(Duration::OverTwoWeeks), "back") => {
            "Most back pain passes within 4 to 6 weeks. If it is no better by then, have it looked at."
        }
        (Some(Duration::OverTwoWeeks), "shoulders") => {
            "A mild shoulder pain may take 4 to 6 weeks, some much longer. If it is no better by then, have it looked at."
        }
        (Some(Duration::OverSixWeeks | Duration::OverTwelveWeeks), "neck") => {
            "Most neck pain settles within 6 to 12 weeks. After that, a physiotherapist can look at what keeps it going."
        }
        (Some(Duration::OverTwoWeeks), _) => {
            "After two weeks it should be getting easier. If it is not, have it looked at."
        }
        (Some(Duration::OverSixWeeks | Duration::OverTwelveWeeks), _) => {
            "After more than 6 weeks, a physiotherapist can look at what keeps it going."
        }
    }
}

/// A text to read out on the phone: the place, the signs, and the facts about the person that a clinician would ask
/// for.
#[must_use]
pub fn what_to_say(case: &Case<'_>, place: Place) -> String {
    let label = |question: &str, value: &str| {
        let mut questions = case.check.questions.iter();
        let values = &questions.find(|known| known.name == question)?.values;
        let value = values.iter().find(|known| known.value == value)?;
        Some(in_a_sentence(value.label))
    };
    let signs = case
        .ticked()
        .filter_map(|id| Some(in_a_sentence(case.check.sign(id)?.ask)));
    let medicines = case.profile.medicines.iter().flatten();
    let medicines = medicines.filter_map(|medicine| label("medicines", medicine.as_str()));
    let weeks = case.profile.pregnancy.filter(|weeks| *weeks != Pregnancy::No);
    let weeks = weeks.and_then(|weeks| label("pregnancy", weeks.as_str()));
    let conditions = case.told().filter_map(|tag| label("conditions", tag.as_str()));
    let here = in_a_sentence(&place_name(place.area, Some(place.sore)));
    let answers = case.answers;
    let pain = answers.pain.map(|pain| format!("{} of 10", pain.get()));
    let duration = answers.duration.and_then(|given| label("duration", given.as_str()));
    let onset = answers.onset.and_then(|given| label("onset", given.as_str()));
    let age = case.profile.age.and_then(|given| label("age", given.as_str()));
    let parts: [(&str, Vec<String>); 9] = [
        ("It hurts here", vec![here]),
        ("At its worst in the last day", pain.into_iter().collect()),
        ("How long", duration.into_iter().collect()),
        ("How it began", onset.into_iter().collect()),
        ("Also", signs.collect()),
        ("My age", age.into_iter().collect()),
        ("I take", medicines.collect()),
        ("Pregnant", weeks.into_iter().collect()),
        ("I told the app of", conditions.collect()),
    ];
    let said = parts.into_iter().filter(|(_, all)| !all.is_empty());
    let said: Vec<String> = said.map(|(what, all)| format!("{what}: {}.", all.join("; "))).collect();
    said.join(" ")
}

/// The questions of T-27 with their answers, shown when these answers rule out a plan.
#[must_use]
pub fn what_led_here(case: &Case<'_>) -> Vec<(&'static str, &'static str)> {
    let asked = &case.check.yes_or_no;
    if !case.holds(&asked.when) {
        return Vec::new();
    }
    let signs = asked.signs.iter().filter_map(|sign| {
        let answer = match case.answer(*sign) {
            Some(Answer::Yes) => "Yes",
            Some(Answer::No) => "No",
            None => "Unsure",
        };
        Some((case.check.sign(*sign)?.ask, answer))
    });
    let onset = case.answers.onset.and_then(|onset| {
        let question = case.check.question("onset")?;
        let mut values = question.values.iter();
        let value = values.find(|value| value.value == onset.as_str())?;
        Some((question.ask, value.label))
    });
    signs.chain(onset).collect()
}

/// A label within a sentence: its first letter small, unless it is a name or stands alone.
#[must_use]
pub fn in_a_sentence(label: &str) -> String {
    match label.as_bytes() {
        [first, second, ..] if second.is_ascii_lowercase() || *second == b' ' && *first != b'I' => small_first(label),
        _ => label.to_owned(),
    }
}
