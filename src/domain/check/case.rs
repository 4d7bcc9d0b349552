//! One person with one or more sore places, and what is known about them.

use unknot_content::check::{Check, Condition, Screen, SignId};
use unknot_content::model::{AreaId, ContraindicationId};
use unknot_content::vocabulary::{Duration, Onset};

use super::answers::{Answer, Answers, Profile, WarmthWish};
use crate::domain::pain::Pain;
use crate::domain::place::Place;

/// Pain above this is looked at first (T-29).
const MOST_WITHOUT_HELP: u8 = 8;

/// Everything that rules look at. Has no clock: callers drop answers that are too old.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub check: &'static Check,
    /// Never empty in practice; a case without places fires no rule that asks for one.
    pub places: &'a [Place],
    pub answers: &'a Answers,
    pub profile: &'a Profile,
}

impl Case<'_> {
    /// Whether a condition holds. A value that was not given makes its condition false.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        let (answers, profile) = (self.answers, self.profile);
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
            Condition::Yes(sign) => self.answer(*sign) == Some(Answer::Yes),
            Condition::No(sign) => self.answer(*sign) == Some(Answer::No),
            Condition::Group(groups) => self.places.iter().any(|place| groups.contains(&place.area.group)),
            Condition::Area(areas) => self.is_in(areas),
            Condition::Side(sides) => self.places.iter().any(|place| sides.contains(&place.sore)),
            Condition::Age(bands) => is_one_of(profile.age, bands),
            Condition::Onset(onsets) => is_one_of(answers.onset, onsets),
            Condition::Duration(durations) => is_one_of(answers.duration, durations),
            Condition::Pregnancy(weeks) => is_one_of(profile.pregnancy, weeks),
            Condition::Medicine(medicines) => profile
                .medicines
                .iter()
                .flatten()
                .any(|taken| medicines.contains(taken)),
            Condition::Has(conditions) => conditions.iter().any(|condition| self.has(*condition)),
            Condition::PainAtLeast(least) => answers.pain.is_some_and(|pain| pain.get() >= *least),
            Condition::PainAtMost(most) => answers.pain.is_some_and(|pain| pain.get() <= *most),
            Condition::SecondScreenDone => self.second_screen_is_done(),
            Condition::PrefersCold => answers.wishes.warmth == Some(WarmthWish::Cold),
            Condition::WantsBoth => answers.wishes.warmth == Some(WarmthWish::Both),
        }
    }

    /// Whether a condition holds and no answer that is missing could change that.
    #[must_use]
    pub fn holds_for_certain(&self, condition: &Condition) -> bool {
        self.is_certain(condition, true)
    }

    /// Whether no answer that is missing could make a condition hold.
    #[must_use]
    pub fn is_ruled_out(&self, condition: &Condition) -> bool {
        self.is_certain(condition, false)
    }

    fn is_certain(&self, condition: &Condition, holds: bool) -> bool {
        match (condition, holds) {
            (Condition::All(parts), true) | (Condition::Any(parts), false) => {
                parts.iter().all(|part| self.is_certain(part, holds))
            }
            (Condition::All(parts), false) | (Condition::Any(parts), true) => {
                parts.iter().any(|part| self.is_certain(part, holds))
            }
            (Condition::Not(part), _) => self.is_certain(part, !holds),
            (_, true) => self.holds(condition),
            (_, false) => !self.holds(condition) && self.is_answered(condition),
        }
    }

    /// Whether what a condition asks about was answered, or is not asked in this case at all.
    fn is_answered(&self, condition: &Condition) -> bool {
        let (answers, profile) = (self.answers, self.profile);
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().all(|part| self.is_answered(part)),
            Condition::Not(part) => self.is_answered(part),
            Condition::Yes(sign) | Condition::No(sign) => self.answer(*sign).is_some() || !self.may_be_asked(*sign),
            Condition::Age(_) => profile.age.is_some(),
            Condition::Onset(_) => answers.onset.is_some(),
            Condition::Duration(_) => answers.duration.is_some(),
            Condition::Pregnancy(_) => profile.pregnancy.is_some(),
            Condition::Medicine(_) => profile.medicines.is_some(),
            Condition::Has(tags) => tags.iter().all(|tag| self.is_told(*tag)),
            Condition::PainAtLeast(_) | Condition::PainAtMost(_) => answers.pain.is_some(),
            Condition::SecondScreenDone => false,
            Condition::Group(_)
            | Condition::Area(_)
            | Condition::Side(_)
            | Condition::PrefersCold
            | Condition::WantsBoth => true,
        }
    }

    /// Whether a sign stands on any list that this case is asked.
    fn may_be_asked(&self, sign: SignId) -> bool {
        let check = self.check;
        let always = [&check.about, &check.course, &check.health].into_iter().flatten();
        let screens = self
            .screens()
            .flat_map(|screen| screen.first.iter().chain(&screen.second));
        let follow_ups = check.follow_ups.iter().chain([&check.yes_or_no]);
        let due = follow_ups.filter(|follow_up| self.holds(&follow_up.when));
        let follows = check.follows.iter().map(|(sign, _)| sign);
        let listed = always.chain(screens).chain(due.flat_map(|follow_up| &follow_up.signs));
        listed.chain(follows).any(|known| *known == sign)
    }

    /// Whether somebody has said whether a condition applies, or is not asked it here at all.
    fn is_told(&self, tag: ContraindicationId) -> bool {
        let (answers, profile) = (self.answers, self.profile);
        let by_itself = [&profile.condition_answers, &answers.spot_answers];
        let listed = [
            (&profile.conditions, &self.check.open_tags.conditions),
            (&answers.at_the_spot, &self.check.open_tags.at_the_spot),
        ];
        !self.is_for(tag.as_str())
            || by_itself.iter().any(|said| said.get(tag).is_some())
            || listed
                .iter()
                .any(|(list, asked)| list.is_some() && asked.contains(&tag))
    }

    /// The answer to a sign, from this check or the profile.
    #[must_use]
    pub fn answer(&self, sign: SignId) -> Option<Answer> {
        let now = self.answers.signs.get(sign);
        now.or_else(|| self.profile.health.get(sign))
    }

    /// Everything that was ticked, now or in the profile.
    pub fn ticked(&self) -> impl Iterator<Item = SignId> {
        self.answers.signs.ticked().chain(self.profile.health.ticked())
    }

    /// Whether every sign of a list was answered.
    #[must_use]
    pub fn was_sent(&self, signs: &[SignId]) -> bool {
        signs
            .iter()
            .all(|sign| !self.is_asked(*sign) || self.answer(*sign).is_some())
    }

    /// Whether a sign is for these places and this person.
    #[must_use]
    pub fn is_asked(&self, sign: SignId) -> bool {
        self.is_for(sign.as_str())
    }

    /// Whether a question, a sign or a reason against techniques is for these places and this person.
    #[must_use]
    pub fn is_for(&self, name: &str) -> bool {
        let mut asked_of = self.check.asked_of.iter();
        asked_of
            .find(|(known, _)| *known == name)
            .is_none_or(|(_, when)| self.holds(when))
    }

    /// The screens of the sore places, each once.
    pub fn screens(&self) -> impl Iterator<Item = &'static Screen> {
        let places = self.places;
        let is_needed = move |screen: &&Screen| places.iter().any(|place| screen.areas.contains(&place.area.id));
        self.check.screens.iter().filter(is_needed)
    }

    /// Whether any sore place is one of these areas.
    #[must_use]
    pub fn is_in(&self, areas: &[AreaId]) -> bool {
        self.places.iter().any(|place| areas.contains(&place.area.id))
    }

    /// Whether it has hurt for more than a week.
    #[must_use]
    pub fn lasts_over_a_week(&self) -> bool {
        self.answers
            .duration
            .is_some_and(|duration| duration >= Duration::UpToTwoWeeks)
    }

    /// Every reason against techniques that the person has told us of: from a list, or asked by itself.
    pub fn told(&self) -> impl Iterator<Item = ContraindicationId> {
        let (answers, profile) = (self.answers, self.profile);
        [
            (&profile.conditions, &profile.condition_answers),
            (&answers.at_the_spot, &answers.spot_answers),
        ]
        .into_iter()
        .flat_map(|(list, by_itself)| {
            let one_by_one = by_itself.ticked().filter(|_| list.is_none());
            list.iter().flatten().copied().chain(one_by_one)
        })
    }

    fn has(&self, condition: ContraindicationId) -> bool {
        self.told().any(|told| told == condition)
    }

    /// Whether something holds in whatever way the pain that a card asked about will be described: any but the worst, that
    /// began in any way but by a sudden injury.
    #[must_use]
    pub fn however_described(&self, holds: &dyn Fn(&Case<'_>) -> bool) -> bool {
        let mut answers = self.answers.clone();
        let began = Onset::ALL.iter().filter(|onset| **onset != Onset::SuddenInjury);
        for (onset, duration) in began.flat_map(|onset| Duration::ALL.iter().map(move |duration| (*onset, *duration))) {
            (answers.onset, answers.duration) = (Some(onset), Some(duration));
            for pain in [0, MOST_WITHOUT_HELP] {
                answers.pain = Pain::new(pain);
                let described = Case {
                    answers: &answers,
                    ..*self
                };
                if !holds(&described) {
                    return false;
                }
            }
        }
        true
    }

    /// Whether nothing of a check was left out but the description of the pain and what follows from it.
    #[must_use]
    pub fn second_screen_is_done(&self) -> bool {
        self.screens().all(|screen| self.was_sent(&screen.second))
            && self.was_sent(&self.check.about)
            && self.was_sent(&self.check.health)
    }
}

fn is_one_of<T: PartialEq>(given: Option<T>, values: &[T]) -> bool {
    given.is_some_and(|given| values.contains(&given))
}
