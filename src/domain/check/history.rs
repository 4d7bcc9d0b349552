//! The answers and checks of earlier visits: `unknot.profile`.
//!
//! Ids are kept as text. One that this build does not know is not used, and stays where it is until the
//! question is answered anew.

mod merge;

use serde::Serialize;
use serde_json_borrow::Value;
use unknot_content::check::{Check, HEALTH_DAYS, SignId, Urgency};
use unknot_content::model::{Area, Equipment, Position};
use unknot_content::sided::Side;
use unknot_content::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, Touch, Training};

use super::answers::{Answer, Answers, Profile, SignAnswers, TagAnswers, Wishes};
use super::case::Case;
use super::interview::{Interview, ProfileScope, condition};
use super::verdict::verdict;
use crate::domain::experience::{Experience, Lessons};
use crate::domain::json::{Fields, FromFields, FromJson, Misfit};
use crate::domain::knot::{self, Knot};
use crate::domain::pain::Pain;
use crate::domain::place::{Place, SavedPlace, SoreSide};
use crate::domain::sorting::sort_by_key;
use crate::domain::storage::rebase::rebase_list;
use crate::domain::storage::saved::{List, Saved};
use crate::domain::storage::table::{self, SavedValue};
use crate::domain::time::{DAY, Time, age};

/// Days until the questions about medicines and pregnancy are asked again.
const PROFILE_DAYS: Time = 28;
/// Days until a check expires.
const CHECK_DAYS: Time = 7;

/// The answers of a person, and their last check of each place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckHistory {
    /// When all questions about the person were last answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked_at: Option<Time>,
    /// When the ones that expire within days were last answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    health_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<AgeBand>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pregnancy: Option<Pregnancy>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    never_pregnant: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    medicines: Option<Vec<Medicine>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conditions: Option<Vec<String>>,
    #[serde(rename = "conditions_by_itself", skip_serializing_if = "SavedSigns::is_empty")]
    condition_answers: SavedSigns,
    health: SavedSigns,
    #[serde(skip_serializing_if = "Option::is_none")]
    training: Option<Training>,
    equipment: Vec<Equipment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<Vec<Position>>,
    checks: Vec<SavedCheck>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    knots: Vec<Knot>,
}

impl FromFields for CheckHistory {
    fn from_fields(fields: Fields<'_>) -> Result<Self, Misfit> {
        Ok(Self {
            asked_at: fields.optional("asked_at")?,
            health_at: fields.optional("health_at")?,
            age: fields.optional("age")?,
            pregnancy: fields.optional("pregnancy")?,
            never_pregnant: fields.optional("never_pregnant")?.unwrap_or_default(),
            medicines: fields.optional("medicines")?,
            conditions: fields.optional("conditions")?,
            condition_answers: fields.optional("conditions_by_itself")?.unwrap_or_default(),
            health: fields.optional("health")?.unwrap_or_default(),
            training: fields.optional("training")?,
            equipment: fields.optional("equipment")?.unwrap_or_default(),
            positions: fields.optional("positions")?,
            checks: fields.required("checks")?,
            knots: fields.or_default("knots")?,
        })
    }
}

/// Signs that were shown, by the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct SavedSigns {
    yes: Vec<String>,
    no: Vec<String>,
}

impl FromJson for SavedSigns {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            yes: fields.or_default("yes")?,
            no: fields.or_default("no")?,
        })
    }
}

/// The last check of one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct SavedCheck {
    area: String,
    side: SoreSide,
    at: Time,
    /// The other places that the same answers are about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    together: Vec<SavedPlace>,
    signs: SavedSigns,
    #[serde(skip_serializing_if = "Option::is_none")]
    pain: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<Duration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    onset: Option<Onset>,
    #[serde(skip_serializing_if = "Option::is_none")]
    touch: Option<Touch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_the_spot: Option<Vec<String>>,
    #[serde(rename = "spot_by_itself", skip_serializing_if = "SavedSigns::is_empty")]
    spot_answers: SavedSigns,
    /// Not a whole check: see [`Answers::by_card`].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    by_card: bool,
    wishes: Wishes,
}

impl FromJson for SavedCheck {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            area: fields.required("area")?,
            side: fields.required("side")?,
            at: fields.required("at")?,
            together: fields.or_default("together")?,
            signs: fields.required("signs")?,
            pain: fields.optional("pain")?,
            duration: fields.optional("duration")?,
            onset: fields.optional("onset")?,
            touch: fields.optional("touch")?,
            at_the_spot: fields.optional("at_the_spot")?,
            spot_answers: fields.or_default("spot_by_itself")?,
            by_card: fields.or_default("by_card")?,
            wishes: fields.or_default("wishes")?,
        })
    }
}

/// The last check of a place that has not expired.
#[derive(Clone, Debug, PartialEq)]
pub struct LastCheck {
    /// When it was made.
    pub at: Time,
    /// All places that were asked about together, the one in question first; never empty.
    pub places: Vec<Place>,
    pub answers: Answers,
    pub profile: Profile,
}

/// The last check of some places, however old: for display, not for decisions.
#[derive(Clone, Debug, PartialEq)]
pub struct PastCheck {
    pub at: Time,
    /// Those that this build knows; never empty.
    pub places: Vec<Place>,
    pub answers: Answers,
}

impl LastCheck {
    /// The same check, with the lessons of the sessions since.
    #[must_use]
    pub fn with_lessons(mut self, lessons: Lessons) -> Self {
        let experience = lessons.experience.or(self.profile.lessons.experience);
        self.profile.lessons = Lessons { experience, ..lessons };
        self
    }

    #[must_use]
    pub fn case(&self, check: &'static Check) -> Case<'_> {
        Case {
            check,
            places: &self.places,
            answers: &self.answers,
            profile: &self.profile,
        }
    }

    /// Whether somebody has to look at its places before anything is done there.
    #[must_use]
    pub fn needs_help(&self, check: &'static Check) -> bool {
        verdict(&self.case(check)).is_help_first()
    }

    /// Whether it is an emergency, or help is needed today.
    #[must_use]
    pub fn needs_urgent_help(&self, check: &'static Check) -> bool {
        let urgency = verdict(&self.case(check)).urgency();
        urgency.is_some_and(|urgency| urgency >= Urgency::Urgent)
    }

    /// The last check of a place among others.
    #[must_use]
    pub fn find(checks: &[Self], place: Place) -> Option<&Self> {
        checks.iter().find(|last| last.places.first() == Some(&place))
    }
}

impl Saved for CheckHistory {
    const VALUE: SavedValue = table::PROFILE;
    const LISTS: &'static [List] = &[List::of::<SavedCheck>("checks"), List::of::<Knot>("knots")];
    // What has no answer, or no date, is asked again.
    const OPTIONAL: &'static [&'static str] = &[
        "asked_at",
        "health_at",
        "age",
        "pregnancy",
        "never_pregnant",
        "medicines",
        "conditions",
        "conditions_by_itself",
        "health",
        "training",
        "equipment",
        "positions",
    ];

    fn rebase(&mut self, from: &Self, to: &Self) {
        rebase_list(&mut self.checks, &from.checks, &to.checks, SavedCheck::place);
        rebase_list(&mut self.knots, &from.knots, &to.knots, |knot| knot.place.clone());
        if from.person() != to.person() {
            *self = Self {
                checks: std::mem::take(&mut self.checks),
                knots: std::mem::take(&mut self.knots),
                ..to.person()
            };
        }
    }
}

impl CheckHistory {
    /// The profile as it stands now. What has become too old counts as not answered.
    #[must_use]
    pub fn profile(&self, check: &Check, now: Time) -> Profile {
        let is_young = self.asked_at.is_some_and(|at| is_within(at, PROFILE_DAYS, now));
        let is_health_young = self
            .health_at
            .or(self.asked_at)
            .is_some_and(|at| is_within(at, Time::from(HEALTH_DAYS), now));
        let pregnancy = self.pregnancy.filter(|_| self.never_pregnant || is_young);
        Profile {
            was_asked: is_health_young,
            age: self.age,
            pregnancy,
            never_pregnant: self.never_pregnant,
            medicines: self.medicines.clone().filter(|_| is_young),
            conditions: self.conditions.as_deref().and_then(known_conditions),
            condition_answers: self.condition_answers.tags(),
            // Only these: no other sign may be taken as answered because it stands among them.
            health: if is_health_young {
                self.health.answers(check).only(&check.health)
            } else {
                SignAnswers::new()
            },
            training: self.training,
            equipment: self.equipment.clone(),
            positions: self.positions.clone(),
            lessons: Lessons {
                experience: self.experience(now),
                ..Lessons::default()
            },
        }
    }

    /// The equipment at hand; empty if the person said nothing, which means everything.
    #[must_use]
    pub fn equipment(&self) -> &[Equipment] {
        &self.equipment
    }

    /// Saves what is at hand; empty means everything. Does not renew the other answers.
    pub fn keep_equipment(&mut self, tools: &[Equipment]) {
        self.equipment = tools.to_vec();
    }

    #[must_use]
    pub const fn training(&self) -> Option<Training> {
        self.training
    }

    pub const fn keep_training(&mut self, training: Option<Training>) {
        self.training = training;
    }

    /// Whether the questions about the person were ever sent.
    #[must_use]
    pub const fn knows_the_person(&self) -> bool {
        self.asked_at.is_some()
    }

    /// The last check of a place, while it is young enough to go by.
    #[must_use]
    pub fn last_check(&self, check: &Check, place: Place, now: Time) -> Option<LastCheck> {
        let wanted = SavedPlace::of(place);
        let kept = self.checks.iter().find(|kept| kept.is_of(&wanted))?;
        self.read(kept, check, (CHECK_DAYS, now))
    }

    /// The last whole check of a place, by which a plan is made; what somebody said to a card is none.
    #[must_use]
    pub fn last_whole_check(&self, check: &Check, place: Place, now: Time) -> Option<LastCheck> {
        self.last_check(check, place, now).filter(|last| !last.answers.by_card)
    }

    /// The last whole check of a place within the month, with no more say than that it can be made again in short.
    #[must_use]
    pub fn check_to_renew(&self, check: &Check, place: Place, now: Time) -> Option<LastCheck> {
        let wanted = SavedPlace::of(place);
        let kept = self.checks.iter().find(|kept| kept.is_of(&wanted) && !kept.by_card)?;
        let last = self.read(kept, check, (PROFILE_DAYS, now))?;
        // It is weighed as it was when it was made.
        let then = [self.asked_at, self.health_at]
            .into_iter()
            .flatten()
            .fold(kept.at, Time::max);
        Some(LastCheck {
            profile: self.profile(check, then),
            ..last
        })
    }

    /// A check of a place with no answers, only the profile of the person.
    #[must_use]
    pub fn nothing_asked(&self, check: &Check, place: Place, now: Time) -> LastCheck {
        LastCheck {
            at: now,
            places: vec![place],
            answers: Answers::default(),
            profile: self.profile_to_weigh(check, now),
        }
    }

    /// Whether any check has been made.
    #[must_use]
    pub fn has_checks(&self) -> bool {
        !self.checks.is_empty()
    }

    /// The last checks of all places that are young enough to go by.
    #[must_use]
    pub fn last_checks(&self, check: &Check, now: Time) -> Vec<LastCheck> {
        let checks = self.checks.iter();
        checks
            .filter_map(|kept| self.read(kept, check, (CHECK_DAYS, now)))
            .collect()
    }

    /// The last checks since a moment, newest first, those of several places once.
    #[must_use]
    pub fn past_checks_since(&self, check: &Check, since: Time) -> Vec<PastCheck> {
        let mut told: Vec<PastCheck> = Vec::new();
        for kept in self.checks.iter().filter(|kept| !kept.by_card && kept.at >= since) {
            // A place that was checked again since has a check of its own.
            let Some(place) = kept.place().place() else { continue };
            let answers = kept.answers(check);
            match told
                .iter_mut()
                .find(|told| told.at == kept.at && told.answers == answers)
            {
                Some(same) => same.places.push(place),
                None => told.push(PastCheck {
                    at: kept.at,
                    places: vec![place],
                    answers,
                }),
            }
        }
        sort_by_key(&mut told, |told| std::cmp::Reverse(told.at));
        told
    }

    /// `None` for a check that is too old, or of a place that this build does not know and so cannot assess.
    fn read(&self, kept: &SavedCheck, check: &Check, (days, now): (Time, Time)) -> Option<LastCheck> {
        let together = kept.together.iter().map(SavedPlace::place);
        let places: Option<Vec<Place>> = std::iter::once(kept.place().place()).chain(together).collect();
        Some(LastCheck {
            at: kept.at,
            places: places.filter(|_| is_within(kept.at, days, now))?,
            answers: kept.answers(check),
            profile: self.profile_to_weigh(check, now),
        })
    }

    /// The profile with what asked for caution once, however old: a "no" grows old, and a "yes" counts until the question
    /// is answered anew.
    fn profile_to_weigh(&self, check: &Check, now: Time) -> Profile {
        let mut profile = self.profile(check, now);
        if !profile.was_asked {
            let health = self.health.answers(check).only(&check.health);
            for sign in health.ticked() {
                profile.health.set(sign, Answer::Yes);
            }
            profile.medicines = profile.medicines.or_else(|| self.medicines.clone());
            profile.pregnancy = profile.pregnancy.or(self.pregnancy);
        }
        profile
    }

    /// Keeps a check that has come to its end. Where it did not ask about the person, because those answers were young
    /// enough when it began, they grow no younger by it.
    pub fn keep(&mut self, done: &Interview, now: Time) {
        match done.asked() {
            ProfileScope::Nothing => {}
            ProfileScope::Health => self.health_at = Some(now),
            ProfileScope::Everything => (self.asked_at, self.health_at) = (Some(now), None),
        }
        self.set_profile(&done.profile);
        let answers = &done.answers;
        let all: Vec<SavedPlace> = done.places().iter().copied().map(SavedPlace::of).collect();
        self.checks.retain(|kept| !all.contains(&kept.place()));
        for place in &all {
            self.checks.push(SavedCheck {
                area: place.area.clone(),
                side: place.side,
                at: now,
                together: all.iter().filter(|other| *other != place).cloned().collect(),
                signs: SavedSigns::of(&answers.signs),
                pain: answers.pain.map(Pain::get),
                duration: answers.duration,
                onset: answers.onset,
                touch: answers.touch,
                at_the_spot: answers.at_the_spot.as_deref().map(names),
                spot_answers: SavedSigns::of_tags(&answers.spot_answers),
                by_card: false,
                wishes: answers.wishes,
            });
        }
    }

    /// Keeps answers to questions that were asked by themselves. The check and the person grow no younger by them.
    pub fn keep_single_answers(&mut self, place: Place, answers: &Answers, profile: &Profile) {
        let wanted = SavedPlace::of(place);
        self.medicines = profile.medicines.clone().or(self.medicines.take());
        if profile.pregnancy.is_some() {
            (self.pregnancy, self.never_pregnant) = (profile.pregnancy, profile.never_pregnant);
        }
        self.condition_answers
            .add(SavedSigns::of_tags(&profile.condition_answers));
        if let Some(check) = self.checks.iter_mut().find(|kept| kept.is_of(&wanted)) {
            check.signs.add(SavedSigns::of(&answers.signs));
            check.spot_answers.add(SavedSigns::of_tags(&answers.spot_answers));
        }
    }

    /// Keeps "none of these" to a card. What it adds to an earlier card makes that grow no younger.
    pub fn keep_card(&mut self, place: Place, named: &Answers, now: Time) {
        let wanted = SavedPlace::of(place);
        let (signs, tags) = (SavedSigns::of(&named.signs), SavedSigns::of_tags(&named.spot_answers));
        let known = self.checks.iter_mut().find(|kept| kept.is_of(&wanted));
        if let Some(card) = known.filter(|kept| kept.by_card && is_within(kept.at, CHECK_DAYS, now)) {
            card.signs.add(signs);
            card.spot_answers.add(tags);
            return;
        }
        let old = self.checks.iter().find(|kept| kept.is_of(&wanted));
        let wishes = old.map(|kept| kept.wishes).unwrap_or_default();
        self.checks.retain(|kept| !kept.is_of(&wanted));
        self.checks.push(SavedCheck {
            area: wanted.area,
            side: wanted.side,
            at: now,
            together: Vec::new(),
            signs,
            pain: None,
            duration: None,
            onset: None,
            touch: None,
            at_the_spot: None,
            spot_answers: tags,
            by_card: true,
            wishes,
        });
    }

    /// Keeps what somebody would like at a place that was checked.
    pub fn keep_wishes(&mut self, place: Place, wishes: Wishes) {
        let wanted = SavedPlace::of(place);
        let known = self.checks.iter_mut().find(|kept| kept.is_of(&wanted));
        if let Some(known) = known {
            known.wishes = wishes;
        }
    }

    /// All knots.
    #[must_use]
    pub fn knots(&self) -> &[Knot] {
        &self.knots
    }

    /// The knot of a place.
    #[must_use]
    pub fn knot(&self, place: Place) -> Option<Knot> {
        knot::find(&self.knots, place)
    }

    /// The knots to look at while a side of a place is worked on.
    #[must_use]
    pub fn knots_for(&self, place: Place, side: Option<Side>) -> Vec<Knot> {
        knot::find_for(&self.knots, place, side)
    }

    /// Forgets the knot that is shown for a place.
    pub fn forget_knot(&mut self, place: Place) {
        let mut shown = SavedPlace::of(place);
        if self.knots.iter().all(|known| known.place != shown) {
            shown = shown.on(SoreSide::Both);
        }
        self.knots.retain(|known| known.place != shown);
    }

    /// Says where the knot of a place is. One without a pin and without words is forgotten.
    pub fn change_knot(&mut self, place: Place, change: impl FnOnce(&mut Knot)) {
        let mut knot = self.knot(place).unwrap_or_else(|| Knot::new(place));
        change(&mut knot);
        self.knots.retain(|known| known.place != knot.place);
        if !knot.is_empty() {
            self.knots.push(knot);
        }
    }

    /// Keeps what was said about the person apart from any check. All of it was looked at just now.
    pub fn keep_person(&mut self, profile: &Profile, now: Time) {
        (self.asked_at, self.health_at) = (Some(now), None);
        self.set_profile(profile);
    }

    fn set_profile(&mut self, profile: &Profile) {
        self.age = profile.age;
        self.pregnancy = profile.pregnancy;
        self.never_pregnant = profile.never_pregnant;
        self.medicines.clone_from(&profile.medicines);
        self.conditions = profile.conditions.as_deref().map(names);
        self.condition_answers = SavedSigns::of_tags(&profile.condition_answers);
        self.health = SavedSigns::of(&profile.health);
        self.training = profile.training;
        self.equipment.clone_from(&profile.equipment);
        self.positions.clone_from(&profile.positions);
    }

    /// The answers about the person, without any place.
    fn person(&self) -> Self {
        Self {
            checks: Vec::new(),
            knots: Vec::new(),
            ..self.clone()
        }
    }

    /// Forgets what was said about the person.
    pub fn forget_person(&mut self) {
        *self = Self {
            checks: std::mem::take(&mut self.checks),
            knots: std::mem::take(&mut self.knots),
            ..Self::default()
        };
    }

    /// The experience that checks show. They never show that a session went well.
    fn experience(&self, now: Time) -> Option<Experience> {
        let before_today = |kept: &SavedCheck| !kept.by_card && now.saturating_sub(kept.at) >= DAY;
        self.checks.iter().any(before_today).then_some(Experience::UsedBefore)
    }
}

impl SavedCheck {
    fn place(&self) -> SavedPlace {
        SavedPlace {
            area: self.area.clone(),
            side: self.side,
        }
    }

    fn is_of(&self, place: &SavedPlace) -> bool {
        self.area == place.area && self.side == place.side
    }

    fn answers(&self, check: &Check) -> Answers {
        Answers {
            signs: self.signs.answers(check),
            pain: self.pain.and_then(Pain::new),
            duration: self.duration,
            onset: self.onset,
            touch: self.touch,
            at_the_spot: self.at_the_spot.as_deref().and_then(known_conditions),
            spot_answers: self.spot_answers.tags(),
            by_card: self.by_card,
            wishes: self.wishes,
            before_sport: false,
        }
    }
}

impl SavedSigns {
    fn of(answers: &SignAnswers) -> Self {
        Self::from_ids(answers.iter().map(|(sign, answer)| (sign.as_str(), answer)))
    }

    fn of_tags(answers: &TagAnswers) -> Self {
        Self::from_ids(answers.iter().map(|(tag, answer)| (tag.as_str(), answer)))
    }

    fn from_ids(answers: impl Iterator<Item = (&'static str, Answer)>) -> Self {
        let mut kept = Self::default();
        for (id, answer) in answers {
            kept.list(answer).push(id.to_owned());
        }
        kept
    }

    fn list(&mut self, answer: Answer) -> &mut Vec<String> {
        match answer {
            Answer::Yes => &mut self.yes,
            Answer::No => &mut self.no,
        }
    }

    /// Takes over later answers; each counts in the place of an earlier one.
    fn add(&mut self, later: Self) {
        for (answer, ids) in [(Answer::Yes, later.yes), (Answer::No, later.no)] {
            for id in ids {
                self.yes.retain(|known| *known != id);
                self.no.retain(|known| *known != id);
                self.list(answer).push(id);
            }
        }
    }

    const fn is_empty(&self) -> bool {
        self.yes.is_empty() && self.no.is_empty()
    }

    fn tags(&self) -> TagAnswers {
        let mut answers = TagAnswers::default();
        for (list, answer) in [(&self.no, Answer::No), (&self.yes, Answer::Yes)] {
            for tag in list.iter().filter_map(|id| condition(id)) {
                answers.set(tag, answer);
            }
        }
        answers
    }

    fn answers(&self, check: &Check) -> SignAnswers {
        let find = |id: &String| -> Option<SignId> {
            let found = check.signs.iter().find(|sign| sign.id.as_str() == id.as_str());
            found.map(|sign| sign.id)
        };
        let mut answers = SignAnswers::new();
        for (list, answer) in [(&self.no, Answer::No), (&self.yes, Answer::Yes)] {
            for sign in list.iter().filter_map(find) {
                answers.set(sign, answer);
            }
        }
        answers
    }
}

/// Whether something is younger than so many days.
fn is_within(at: Time, days: Time, now: Time) -> bool {
    age(at, now).is_some_and(|age| age < days * DAY)
}

fn names(conditions: &[unknot_content::model::ContraindicationId]) -> Vec<String> {
    conditions
        .iter()
        .map(|condition| condition.as_str().to_owned())
        .collect()
}

/// `None` if one of them is unknown: such an answer is taken to be open, which unlocks nothing.
fn known_conditions(names: &[String]) -> Option<Vec<unknot_content::model::ContraindicationId>> {
    names.iter().map(|name| condition(name)).collect()
}

/// Whether the last check of any side of an area calls for help first, so that nothing is offered there.
#[must_use]
pub fn needs_help_first(area: &Area, check: &'static Check, checks: &[LastCheck]) -> bool {
    let is_there = |last: &&LastCheck| last.places.first().is_some_and(|place| place.area.id == area.id);
    let mut there = checks.iter().filter(is_there);
    there.any(|last| last.needs_help(check))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{self, find_area, open};
    use crate::domain::check::interview::{Page, Question};
    use crate::domain::place::SoreSide;
    use crate::domain::storage::saved::{decode, encode};
    use crate::domain::time::HOUR;

    fn check() -> &'static Check {
        open::<Check>(include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec()).unwrap();
        catalogue::check().unwrap()
    }

    fn place(area: &str, sore: SoreSide) -> Place {
        let area = find_area(area).unwrap();
        Place { area, sore }
    }

    /// A check that asked everything.
    fn done(places: &[Place], answers: &Answers, profile: &Profile) -> Interview {
        let mut done = Interview::new(check(), places.to_vec(), profile.clone());
        done.answers = answers.clone();
        done.send_about_person(&[], &[]);
        done
    }

    fn answered() -> (Answers, Profile) {
        let mut answers = Answers {
            pain: Pain::new(4),
            duration: Some(Duration::Today),
            at_the_spot: Some(Vec::new()),
            ..Answers::default()
        };
        answers.signs.send(&check().about, &check().about[..1]);
        let mut profile = Profile {
            was_asked: true,
            age: Some(AgeBand::From50To64),
            pregnancy: Some(Pregnancy::Maybe),
            medicines: Some(vec![Medicine::Statin]),
            conditions: Some(vec![condition("osteoporosis").unwrap()]),
            positions: Some(vec![Position::Sitting]),
            ..Profile::default()
        };
        profile.health.send(&check().health, &[]);
        (answers, profile)
    }

    #[test]
    fn a_check_is_read_back_as_it_was_kept() {
        let (answers, profile) = answered();
        let place = place("neck-back", SoreSide::Left);
        let mut kept = CheckHistory::default();
        kept.keep(&done(&[place], &answers, &profile), 1000);
        let text = encode(&kept).unwrap();
        let kept: CheckHistory = decode(&text).unwrap();
        let last = kept.last_check(check(), place, 2000).unwrap();
        assert_eq!((last.answers, last.profile), (answers, profile));
        let both = Place {
            sore: SoreSide::Both,
            ..place
        };
        assert_eq!(kept.last_check(check(), both, 2000), None);
    }

    #[test]
    fn places_that_were_checked_together_stay_together() {
        let (answers, profile) = answered();
        let (neck, calf) = (
            place("neck-back", SoreSide::Left),
            place("leg-calf-upper", SoreSide::Both),
        );
        let mut kept = CheckHistory::default();
        kept.keep(&done(&[neck, calf], &answers, &profile), 0);
        let places = |kept: &CheckHistory, place| kept.last_check(check(), place, 1).map(|last| last.places);
        assert_eq!(places(&kept, neck), Some(vec![neck, calf]));
        assert_eq!(places(&kept, calf), Some(vec![calf, neck]));
        kept.keep(&done(&[neck], &answers, &profile), 2);
        assert_eq!(places(&kept, neck), Some(vec![neck]), "checked again on its own");
    }

    #[test]
    fn a_check_together_with_a_place_from_the_future_is_made_anew() {
        let text = r#"{"version":1,"asked_at":5,"checks":[{"area":"neck-back","side":"left","at":5,
            "together":[{"area":"from-the-future","side":"left"}],"signs":{"yes":[],"no":[]}}]}"#;
        let kept: CheckHistory = decode(text).unwrap();
        assert_eq!(kept.last_check(check(), place("neck-back", SoreSide::Left), 6), None);
    }

    #[test]
    fn answers_grow_old() {
        let (answers, profile) = answered();
        let place = place("neck-back", SoreSide::Left);
        let mut kept = CheckHistory::default();
        kept.keep(&done(&[place], &answers, &profile), 0);
        assert!(kept.last_check(check(), place, 7 * DAY - 1).is_some());
        assert!(kept.last_check(check(), place, 7 * DAY).is_none());
        let week = kept.profile(check(), 7 * DAY);
        assert!(!week.was_asked, "the list about health is asked again");
        assert_eq!(week.health, SignAnswers::new());
        assert!(week.medicines.is_some());
        let month = kept.profile(check(), 28 * DAY);
        assert_eq!((month.medicines, month.pregnancy), (None, None));
        assert_eq!(month.age, Some(AgeBand::From50To64));
    }

    #[test]
    fn another_check_does_not_make_old_answers_young() {
        let (answers, profile) = answered();
        let place = place("neck-back", SoreSide::Left);
        let mut kept = CheckHistory::default();
        kept.keep(&done(&[place], &answers, &profile), 0);
        // The second begins when the person need not be asked, and ends a moment after that has grown old.
        let again = Interview::new(check(), vec![place], kept.profile(check(), 7 * DAY - 1));
        assert!(again.profile.was_asked);
        kept.keep(&again, 7 * DAY + HOUR);
        assert!(
            !kept.profile(check(), 7 * DAY + HOUR).was_asked,
            "nobody was asked in the second"
        );
        kept.keep(&again, 6 * DAY);
        assert!(
            !kept.profile(check(), 7 * DAY).was_asked,
            "the person was last asked a week ago"
        );
    }

    #[test]
    fn what_is_asked_weekly_makes_what_is_asked_monthly_no_younger() {
        let (answers, profile) = answered();
        let place = place("neck-back", SoreSide::Left);
        let mut kept = CheckHistory::default();
        kept.keep(&done(&[place], &answers, &profile), 0);
        let mut again = Interview::new(check(), vec![place], kept.profile(check(), 8 * DAY));
        for page in [Page::Signs, Page::Pain, Page::AboutYou] {
            again.send(page, &[]);
        }
        assert_eq!(again.asked(), ProfileScope::Health);
        kept.keep(&again, 8 * DAY);
        let text = encode(&kept).unwrap();
        let kept: CheckHistory = decode(&text).unwrap();
        let later = kept.profile(check(), 14 * DAY);
        assert!(later.was_asked && later.medicines.is_some());
        let month = kept.profile(check(), 28 * DAY);
        assert_eq!((month.medicines, month.pregnancy), (None, None), "asked four weeks ago");
    }

    #[test]
    fn what_is_dated_ahead_is_asked_again_until_the_clock_is_right() {
        let (answers, profile) = answered();
        let place = place("neck-back", SoreSide::Left);
        let mut kept = CheckHistory::default();
        // The clock stood 300 days ahead.
        kept.keep(&done(&[place], &answers, &profile), 300 * DAY);
        for today in [0, DAY, 299 * DAY] {
            assert_eq!(kept.last_check(check(), place, today), None, "day {}", today / DAY);
            assert!(!kept.profile(check(), today).was_asked);
        }
        assert!(
            kept.last_check(check(), place, 306 * DAY).is_some(),
            "that day has come"
        );
        assert!(
            kept.last_check(check(), place, 300 * DAY - 5).is_some(),
            "a clock is put right by moments"
        );
        assert!(kept.last_check(check(), place, 307 * DAY).is_none());
    }

    #[test]
    fn answers_from_wrong_clocks_give_way_to_new_ones_once_the_clock_is_right() {
        let (answers, profile) = answered();
        let place = place("neck-back", SoreSide::Left);
        let right = 20_000 * DAY;
        for wrong in [HOUR, right + 3 * 365 * DAY] {
            let mut kept = CheckHistory::default();
            kept.keep(&done(&[place], &answers, &profile), wrong);
            assert_eq!(kept.last_check(check(), place, right), None, "made at {wrong}");
            assert!(!kept.profile(check(), right).was_asked);
            kept.keep(&done(&[place], &answers, &profile), right);
            let last = kept.last_check(check(), place, right + DAY).expect("it was asked anew");
            assert_eq!(last.at, right);
            assert!(kept.profile(check(), right + DAY).was_asked);
        }
    }

    #[test]
    fn what_is_changed_apart_from_a_check_is_as_young_as_the_change() {
        let (answers, profile) = answered();
        let place = place("neck-back", SoreSide::Left);
        let mut kept = CheckHistory::default();
        kept.keep(&done(&[place], &answers, &profile), 0);
        let changed = Profile {
            training: Some(Training::Athlete),
            ..profile
        };
        kept.keep_person(&changed, 6 * DAY);
        let now = kept.profile(check(), 8 * DAY);
        assert!(now.was_asked, "the person was asked two days ago");
        assert_eq!(now.training, Some(Training::Athlete));
        assert!(kept.last_check(check(), place, 6 * DAY).is_some(), "the check stays");
    }

    #[test]
    fn what_is_asked_by_itself_is_kept_once_and_makes_nothing_younger() {
        let (answers, profile) = answered();
        let open = Profile {
            medicines: None,
            conditions: None,
            ..profile
        };
        let answers = Answers {
            at_the_spot: None,
            ..answers
        };
        let (place, other) = (place("neck-back", SoreSide::Left), place("leg-shin", SoreSide::Left));
        let mut kept = CheckHistory::default();
        kept.keep(&done(&[place, other], &answers, &open), 0);
        let tag = |id: &str| condition(id).unwrap();
        let mut said = (Answers::default(), kept.profile(check(), 6 * DAY));
        said.0.spot_answers.set(tag("rub-on-skin"), Answer::No);
        said.1.condition_answers.set(tag("osteoporosis"), Answer::Yes);
        said.1.medicines = Some(Vec::new());
        kept.keep_single_answers(place, &said.0, &said.1);
        let kept: CheckHistory = decode(&encode(&kept).unwrap()).unwrap();
        let last = kept.last_check(check(), place, 6 * DAY).unwrap();
        assert_eq!(last.answers.spot_answers.get(tag("rub-on-skin")), Some(Answer::No));
        assert_eq!(last.answers.spot_answers.get(tag("open-skin")), None);
        assert_eq!(last.case(check()).told().collect::<Vec<_>>(), [tag("osteoporosis")]);
        assert_eq!(last.profile.medicines, Some(Vec::new()));
        assert!(
            !kept.profile(check(), 7 * DAY).was_asked,
            "the person was last asked a week ago"
        );
        let there = kept.last_check(check(), other, 6 * DAY).unwrap();
        assert_eq!(
            there.answers.spot_answers.get(tag("rub-on-skin")),
            None,
            "it was about one place"
        );
    }

    #[test]
    fn what_was_said_by_itself_is_in_the_list_once_the_list_is_answered() {
        let mut interview = Interview::new(check(), Vec::new(), Profile::default());
        interview
            .profile
            .condition_answers
            .set(condition("vertigo").unwrap(), Answer::Yes);
        assert!(interview.is_answer(Question::Conditions, "vertigo"));
        interview.answer(Question::Conditions, "hip-replacement", true);
        assert!(
            interview.is_answer(Question::Conditions, "vertigo"),
            "it is not forgotten with another answer"
        );
        interview.answer(Question::Conditions, "vertigo", false);
        assert!(!interview.is_answer(Question::Conditions, "vertigo"));
    }

    #[test]
    fn a_warning_sign_among_the_answers_about_health_is_not_an_answer() {
        let text = r#"{"version":1,"asked_at":5,"health":{"yes":[],"no":["chest-pain","past-cancer"]},"checks":[]}"#;
        let kept: CheckHistory = decode(text).unwrap();
        let health = kept.profile(check(), 6).health;
        assert_eq!(
            health.iter().map(|(sign, _)| sign.as_str()).collect::<Vec<_>>(),
            ["past-cancer"]
        );
    }

    #[test]
    fn an_unknown_sign_or_condition_is_not_used() {
        let text = r#"{"version":1,"asked_at":5,"conditions":["from-the-future"],"checks":[{"area":"neck-back","side":"left",
            "at":5,"signs":{"yes":["from-the-future","fever"],"no":[]}}]}"#;
        let kept: CheckHistory = decode(text).unwrap();
        let place = place("neck-back", SoreSide::Left);
        let answers = kept.last_check(check(), place, 6).unwrap().answers;
        assert_eq!(
            answers.signs.ticked().map(SignId::as_str).collect::<Vec<_>>(),
            ["fever"]
        );
        assert_eq!(kept.profile(check(), 6).conditions, None);
    }
}
