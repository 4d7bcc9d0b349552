//! Persons for tests, written as one line of text.

use std::sync::LazyLock;

use unknot::domain::catalogue::{self, background, find_area, open};
use unknot::domain::check::answers::{Answer, Answers, Profile, RecentStrain, SpotFeel, WarmthWish};
use unknot::domain::check::at_hand::EVERYWHERE;
use unknot::domain::check::case::Case;
use unknot::domain::check::history::LastCheck;
use unknot::domain::check::plan::{self, Plan};
use unknot::domain::check::tags::Tags;
use unknot::domain::check::verdict::{Verdict, verdict};
use unknot::domain::experience::{Experience, Lessons};
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SoreSide};
use unknot_content::check::{Check, SignId};
use unknot_content::model::{ContraindicationId, Equipment, Position};
use unknot_content::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, Touch, Training};

static CHECK: LazyLock<&'static Check> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec();
    open::<Check>(bytes).expect("a readable check");
    catalogue::check().expect("it has just been opened")
});

pub fn check() -> &'static Check {
    *CHECK
}

/// What sessions tell that went in one way.
pub fn with_experience(experience: Experience) -> Lessons {
    Lessons {
        experience: Some(experience),
        ..Lessons::default()
    }
}

/// One person with everything that was answered.
#[derive(Clone, Debug)]
pub struct Person {
    pub places: Vec<Place>,
    pub answers: Answers,
    pub profile: Profile,
}

/// Reads a person such as `neck-back left, traps-upper both: fever, pain=8, lasts=gt2w, began=stress`.
///
/// Who says nothing else is 30, not pregnant, healthy, has had a pain of 4 from posture since yesterday, has
/// used the app before, has every tool, and has answered "none of these" to every list.
///
/// A bare word is a sign that was ticked, `?SIGN` one that was not answered, `open=LIST` a question of the
/// profile that was left open.
pub fn person(text: &str) -> Person {
    let (places, facts) = text.split_once(':').unwrap_or((text, ""));
    let mut person = Person::healthy(places.split(',').map(place).collect());
    let facts: Vec<&str> = facts
        .split(',')
        .map(str::trim)
        .filter(|fact| !fact.is_empty())
        .collect();
    for fact in &facts {
        person.tell(fact);
    }
    person.answer_follow_ups();
    for fact in facts.iter().filter(|fact| fact.starts_with('?')) {
        person.tell(fact);
    }
    person
}

fn place(text: &str) -> Place {
    let (area, side) = text.trim().split_once(' ').expect("an area and a side");
    Place {
        area: find_area(area).unwrap_or_else(|| panic!("no area {area}")),
        sore: SoreSide::from_name(side).unwrap_or_else(|| panic!("no side {side}")),
    }
}

pub fn sign(id: &str) -> SignId {
    let found = check().signs.iter().find(|sign| sign.id.as_str() == id);
    found.unwrap_or_else(|| panic!("no sign {id}")).id
}

pub fn tag(id: &str) -> ContraindicationId {
    let found = background()
        .contraindications
        .iter()
        .find(|reason| reason.id.as_str() == id);
    found.unwrap_or_else(|| panic!("no condition {id}")).id
}

pub const TOOLS: [Equipment; 10] = [
    Equipment::TennisBall,
    Equipment::FoamRoller,
    Equipment::Towel,
    Equipment::Wall,
    Equipment::Chair,
    Equipment::HeatPad,
    Equipment::IcePack,
    Equipment::Strap,
    Equipment::Bottle,
    Equipment::Band,
];
pub const POSITIONS: [Position; 4] = [
    Position::Standing,
    Position::Sitting,
    Position::Lying,
    Position::Quadruped,
];

impl From<Person> for LastCheck {
    fn from(person: Person) -> Self {
        Self {
            at: 0,
            places: person.places,
            answers: person.answers,
            profile: person.profile,
        }
    }
}

impl Person {
    fn healthy(places: Vec<Place>) -> Self {
        let mut person = Self {
            places,
            answers: Answers {
                pain: Pain::new(4),
                duration: Some(Duration::UnderThreeDays),
                onset: Some(Onset::Posture),
                touch: Some(Touch::Normal),
                at_the_spot: Some(Vec::new()),
                ..Answers::default()
            },
            profile: Profile {
                was_asked: true,
                age: Some(AgeBand::From16To49),
                pregnancy: Some(Pregnancy::No),
                medicines: Some(Vec::new()),
                conditions: Some(Vec::new()),
                training: Some(Training::None),
                equipment: TOOLS.to_vec(),
                lessons: with_experience(Experience::UsedWell),
                ..Profile::default()
            },
        };
        person.profile.health.send(&check().health, &[]);
        let screens: Vec<_> = person.case().screens().collect();
        for screen in screens {
            person.answers.signs.send(&screen.first, &[]);
            person.answers.signs.send(&screen.second, &[]);
        }
        person.answers.signs.send(&check().about, &[]);
        person.answers.signs.send(&check().course, &[]);
        person
    }

    pub fn tell(&mut self, fact: &str) {
        let (key, value) = fact.split_once('=').unwrap_or((fact, ""));
        let (answers, profile) = (&mut self.answers, &mut self.profile);
        match key {
            "pain" => answers.pain = Pain::new(value.parse().expect("a number")),
            "lasts" => answers.duration = Some(Duration::from_name(value).expect("a duration")),
            "began" => answers.onset = Some(Onset::from_name(value).expect("an onset")),
            "touch" => answers.touch = Some(Touch::from_name(value).expect("a touch")),
            "wish" if value == "cold" => answers.wishes.warmth = Some(WarmthWish::Cold),
            "wish" => answers.wishes.warmth = Some(WarmthWish::Both),
            "knot" if value == "one" => answers.wishes.knot = Some(SpotFeel::OneThatSpreads),
            "knot" => answers.wishes.knot = Some(SpotFeel::BroadStiffness),
            "likes-pressure" => answers.wishes.likes_pressure = Some(true),
            "sport-next" => answers.before_sport = true,
            "lately" => {
                answers.wishes.lately = Some(match value {
                    "lifting" => RecentStrain::Lifting,
                    "sleep" => RecentStrain::Sleep,
                    _ => RecentStrain::Training,
                });
            }
            "age" => profile.age = Some(AgeBand::from_name(value).expect("an age")),
            "pregnant" => profile.pregnancy = Some(Pregnancy::from_name(value).expect("weeks")),
            "takes" => profile
                .medicines
                .get_or_insert_default()
                .push(Medicine::from_name(value).expect("a medicine")),
            "has" => profile.conditions.get_or_insert_default().push(tag(value)),
            "here" => answers.at_the_spot.get_or_insert_default().push(tag(value)),
            "trains" => profile.training = Some(Training::from_name(value).expect("a training")),
            "first-use" => profile.lessons = Lessons::default(),
            "flared" => profile.lessons = with_experience(Experience::Flared),
            "no-tools" => profile.equipment = EVERYWHERE.to_vec(),
            "lies-only" => profile.positions = Some(vec![Position::Lying]),
            "skip-second" => self.skip_second(),
            "open" => self.leave_open(value),
            _ => self.sign_fact(fact),
        }
    }

    fn sign_fact(&mut self, fact: &str) {
        let Some(left) = fact.strip_prefix('?') else {
            self.answers.signs.set(sign(fact), Answer::Yes);
            return;
        };
        let left = sign(left);
        let mut kept = self.answers.signs.clone();
        self.answers.signs = unknot::domain::check::answers::SignAnswers::default();
        let mut health = std::mem::take(&mut self.profile.health);
        for known in check().signs.iter().map(|sign| sign.id).filter(|known| *known != left) {
            if let Some(answer) = kept.get(known) {
                self.answers.signs.set(known, answer);
            }
            if let Some(answer) = health.get(known) {
                self.profile.health.set(known, answer);
            }
        }
        kept = self.answers.signs.clone();
        health = self.profile.health.clone();
        (self.answers.signs, self.profile.health) = (kept, health);
    }

    fn skip_second(&mut self) {
        let skipped: Vec<SignId> = self.case().screens().flat_map(|screen| screen.second.clone()).collect();
        for sign in skipped {
            if self.answers.signs.get(sign) == Some(Answer::No) {
                self.sign_fact(&format!("?{}", sign.as_str()));
            }
        }
    }

    fn leave_open(&mut self, question: &str) {
        match question {
            "age" => self.profile.age = None,
            "pregnancy" => self.profile.pregnancy = None,
            "medicines" => self.profile.medicines = None,
            "conditions" => self.profile.conditions = None,
            "at-the-spot" => self.answers.at_the_spot = None,
            "pain" => self.answers.pain = None,
            "profile" => self.profile.was_asked = false,
            _ => panic!("no question {question}"),
        }
    }

    /// What is due is shown and sent; what was not ticked is a no.
    fn answer_follow_ups(&mut self) {
        for follow_up in check().follow_ups.iter().chain([&check().yes_or_no]) {
            if self.case().holds(&follow_up.when) {
                follow_up.signs.iter().for_each(|sign| self.leave_blank(*sign));
            }
        }
        check().follows.iter().for_each(|(sign, _)| self.leave_blank(*sign));
    }

    fn leave_blank(&mut self, sign: SignId) {
        if self.answers.signs.get(sign).is_none() {
            self.answers.signs.set(sign, Answer::No);
        }
    }

    pub fn case(&self) -> Case<'_> {
        Case {
            check: check(),
            places: &self.places,
            answers: &self.answers,
            profile: &self.profile,
        }
    }

    pub fn verdict(&self) -> Verdict<'_> {
        verdict(&self.case())
    }

    /// All rules of triage that fire, of every level.
    pub fn fires(&self, rule: &str) -> bool {
        let found = check().triage.iter().find(|known| known.id.as_str() == rule);
        let found = found.unwrap_or_else(|| panic!("no rule {rule}"));
        self.case().holds(&found.when)
    }

    pub fn tags(&self) -> Tags {
        Tags::of(&self.case())
    }

    /// The plan for the first place, where there may be one.
    pub fn plan(&self) -> Option<Plan> {
        let verdict = self.verdict();
        let place = *self.places.first()?;
        Some(plan::build(verdict.permit()?, place))
    }
}
