//! Where a course stands on a day: goes through the journal day by day, and re-plans every week from what was done and felt.
//!
//! Nothing but the course and the journal has a say in it, so the same history always gives the same week. Days are those
//! that the person's clock showed, and never go backwards.

use std::ops::Range;

use unknot_content::check::RuleId;
use unknot_content::model::Area;

use super::courses::Course;
use super::ladder::{TOP_RUNG, has_raise, is_rung};
use super::phase::Phase;
use super::review::{self, HeldBack, Review};
use super::rules;
use crate::domain::catalogue::find_technique;
use crate::domain::day::{Day, WEEK};
use crate::domain::difficulty::Difficulty;
use crate::domain::journal::advice::{SeeSomebody, see_somebody};
use crate::domain::journal::entries::Journal;
use crate::domain::journal::entry::{Effort, Entry};
use crate::domain::pain::Pain;
use crate::domain::time::Time;

/// A moment, and what the person's clock shows then.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    pub at: Time,
    pub shown: Time,
}

/// What can be chosen after the first two weeks, beside an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// More of the same.
    Again,
    /// That, or to build strength.
    AgainOrBuild,
}

/// Days are counted from 0, the day on which the course was started.
type DayNumber = u32;

/// No course is longer (W-03).
pub const LONGEST: DayNumber = 84;
const LAST_WEEK: u8 = 10;
/// The same week comes so often at most (W-21).
const MOST_TAKES: u8 = 3;
/// Somebody having looked at it counts for so long (W-02).
const LOOK_COUNTS: DayNumber = 84;
/// How strengthening is spread over a week (W-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Three days, and never two days running.
    EveryOtherDay,
    /// The side raise alone, on five days.
    FiveDays,
}

impl Rhythm {
    /// So many strength days are enough for a week (W-08, W-20), and so many are the most.
    const fn days(self) -> Range<usize> {
        match self {
            Self::EveryOtherDay => 2..3,
            Self::FiveDays => 3..5,
        }
    }
}

/// A course on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub day: DayNumber,
    pub phase: Phase,
    /// From 1 to 10. A week that is taken again keeps its number.
    pub week: u8,
    /// How hard strengthening is, from 1 to 5.
    pub rung: u8,
    pub rhythm: Rhythm,
    /// Whether strengthening is due today, or the rule that says why not.
    pub strength: Result<(), RuleId>,
    /// The rule by which today is gentler than the week.
    pub softer: Option<RuleId>,
    /// How the week was planned, by its rule.
    pub turn: RuleId,
    /// The rule that says to see somebody.
    pub see: Option<RuleId>,
    /// The rule by which the course is over.
    pub over: Option<RuleId>,
    /// The first two weeks are over, and the person chooses what comes.
    pub choice: Option<Choice>,
    /// The pain has been so low for so long that it may be enough (W-24).
    pub may_be_enough: bool,
    /// Somebody who may say so has looked at it (W-02).
    pub was_looked_at: bool,
    pub sessions_today: usize,
    /// So many sessions strengthened, today's with them.
    pub strength_sessions: usize,
    /// Days without a session before today.
    pub gap: DayNumber,
    /// The worst pain of the first week and of the last.
    pub worst: (Option<Pain>, Option<Pain>),
    /// The first day of the last flare-up, if it was in the last three weeks and has settled.
    pub settled: Option<DayNumber>,
    /// What follows from the look at this week, by its rules.
    pub follows: Vec<RuleId>,
    /// Whether it is time to look at the week.
    pub is_to_look_back: bool,
}

impl Standing {
    /// Whoever may not strengthen at all is not asked to, and need not see anybody because the weeks stay the same.
    pub fn leave_out_strength(&mut self) {
        self.choice = self.choice.map(|_| Choice::Again);
        self.see = self.see.filter(|rule| *rule != rules::SAME_WEEK);
    }
}

/// Looks at a course for an area.
#[must_use]
pub fn standing(course: &Course, journal: &Journal, area: &'static Area, now: Now) -> Standing {
    let day_of = |shown: Time| Day::of_utc(shown).since(Day::of_utc(course.shown));
    let today = day_of(now.shown);
    let last = today.min(LONGEST);
    let said = |moment: Option<Time>| moment.map(day_of);
    let mut walk = Walk {
        builds: said(course.builds),
        raises: course.raises.is_some() && has_raise(area),
        looked_at: said(course.looked_at),
        easier: said(course.easier),
        numbers: course.activity_numbers(),
        ..Walk::START
    };
    let mut reviews = course.reviews.iter().peekable();
    let first = Day::of_utc(course.shown);
    let mut entries = journal
        .told(area, now.at)
        .filter(|entry| Day::of_utc(shown(entry)) >= first)
        .peekable();
    for day in 0..=last {
        walk.begin(day);
        while let Some(review) = reviews.next_if(|review| day_of(review.shown) <= day || day == today) {
            walk.look_back(day, review);
        }
        // What is dated on a later day than its place in the journal, or than today, belongs to this one.
        while let Some(entry) = entries.next_if(|entry| day_of(shown(entry)) <= day || day == today) {
            walk.note(day, entry, area);
        }
    }
    let see = see_somebody(journal, area, now.at);
    walk.stand(course, (today, last), see)
}

fn shown(entry: &Entry) -> Time {
    entry.shown.unwrap_or(entry.at)
}

/// What is known of a course while going through its days.
#[derive(Clone, Debug)]
struct Walk {
    builds: Option<DayNumber>,
    /// Whether the side raise on five days was chosen, and is for this area.
    raises: bool,
    looked_at: Option<DayNumber>,
    easier: Option<DayNumber>,
    week: u8,
    /// The first day of this week, or of the first two.
    from: DayNumber,
    /// How often this week was taken.
    takes: u8,
    is_stuck: bool,
    rung: u8,
    stepped: Option<DayNumber>,
    /// Strength sessions in a row after which one rung more may come (W-13).
    good: u8,
    /// The last strength session that went well, and the pain before it; the next day decides.
    pending: Option<(DayNumber, Pain)>,
    turn: RuleId,
    softer: Option<(DayNumber, RuleId)>,
    /// The last look at a week after which nothing gets harder for one.
    steady: Option<DayNumber>,
    looked_back: Option<DayNumber>,
    /// How hard the activity was, each time that it was asked.
    numbers: Vec<Difficulty>,
    /// Days with a session, one for each session.
    done: Vec<DayNumber>,
    strength: Vec<DayNumber>,
    pains: Vec<(DayNumber, Pain)>,
    /// Days on which it was too much (W-15).
    falls: Vec<DayNumber>,
    /// Days of flare-ups, and the first of each.
    flared: Vec<DayNumber>,
    flare_ups: Vec<DayNumber>,
    /// The first day of a flare-up that has not settled, and the pain before it.
    unsettled: Option<(DayNumber, u8)>,
}

impl Walk {
    const START: Self = Self {
        builds: None,
        raises: false,
        looked_at: None,
        easier: None,
        week: 1,
        from: 0,
        takes: 1,
        is_stuck: false,
        rung: 1,
        stepped: None,
        good: 0,
        pending: None,
        turn: rules::SETTLE,
        softer: None,
        steady: None,
        looked_back: None,
        numbers: Vec::new(),
        done: Vec::new(),
        strength: Vec::new(),
        pains: Vec::new(),
        falls: Vec::new(),
        flared: Vec::new(),
        flare_ups: Vec::new(),
        unsettled: None,
    };

    /// A day begins, before anything of it is known.
    fn begin(&mut self, day: DayNumber) {
        if self.looked_at == Some(day) {
            (self.takes, self.is_stuck) = (1, false);
        }
        if self.easier == Some(day) {
            self.step_down(1, day);
            self.turn = rules::EASIER_WEEK;
        }
        match Phase::of(self.week) {
            Phase::Settle if self.builds == Some(day) => self.start_week(Phase::Build.first_week(), day, rules::BUILD),
            Phase::Settle if day >= self.from + WEEK => self.week = 2,
            Phase::Build | Phase::Stronger if day >= self.from + WEEK => self.end_week(day),
            _ => {}
        }
    }

    /// What was answered about a week (Q1 to Q3).
    fn look_back(&mut self, day: DayNumber, review: &Review) {
        if review.keeps_the_rung() {
            self.steady = Some(day);
        }
        if review.held_back == Some(HeldBack::ALot) {
            self.step_down(1, day);
            self.turn = rules::HELD_BACK_A_LOT;
        }
        if !review.says_nothing() {
            self.looked_back = Some(day);
        }
    }

    /// A week of strengthening is over: what comes next (W-20 to W-22).
    fn end_week(&mut self, day: DayNumber) {
        let week = self.from..day;
        if count(&self.done, &week) == 0 {
            // A week without any session is a gap and no failure.
            return self.start_week(self.week, day, rules::WEEK_GAP);
        }
        let is_less = count(&self.flared, &week) > 0 || count(&self.falls, &week) > 1;
        let has_done = distinct(&self.strength, &week) >= self.rhythm().days().start;
        let before = self.worst(&(self.from.saturating_sub(WEEK)..self.from));
        let is_no_worse = self
            .worst(&week)
            .is_some_and(|worst| before.is_none_or(|before| worst <= before));
        let takes = self.takes;
        if is_less {
            self.step_down(1, day);
            self.start_week(self.week, day, rules::EASIER_WEEK);
        } else if has_done && is_no_worse {
            let week = self.week + 1;
            let why = if week == Phase::Stronger.first_week() {
                rules::STRONGER
            } else {
                rules::NEXT_WEEK
            };
            self.is_stuck = false;
            return self.start_week(week, day, why);
        } else {
            self.start_week(self.week, day, rules::SAME_WEEK);
        }
        self.is_stuck |= takes >= MOST_TAKES;
        self.takes = (takes + 1).min(MOST_TAKES);
    }

    const fn start_week(&mut self, week: u8, day: DayNumber, why: RuleId) {
        (self.week, self.from, self.takes, self.turn) = (week, day, 1, why);
    }

    /// Takes in what was noted on a day.
    fn note(&mut self, day: DayNumber, entry: &Entry, area: &Area) {
        if let Some(pain) = entry.before.or(entry.after) {
            self.hear_how_it_is(day, pain);
        }
        let usual = self.usual(day);
        let told = entry.last_pain().map(Pain::get);
        if is_flare(entry, usual) {
            self.flare(day, usual.or(told));
        } else if told.is_some_and(|told| self.unsettled.is_some_and(|(_, usual)| told <= usual + 2)) {
            self.unsettled = None;
        }
        for pain in [entry.before, entry.after].into_iter().flatten() {
            self.pains.push((day, pain));
        }
        if entry.is_session() {
            self.come_back(day);
            self.done.push(day);
            let is_strength = |id: &String| find_technique(id).is_some_and(|technique| is_rung(technique, area));
            if entry.did.iter().any(is_strength) {
                self.strengthen(day, entry);
            }
        }
    }

    /// The day after a strength session says whether it was too much (W-13, W-15).
    fn hear_how_it_is(&mut self, day: DayNumber, pain: Pain) {
        let Some((was, before)) = self.pending.filter(|(was, _)| day > *was) else {
            return;
        };
        self.pending = None;
        if pain.get() > before.get() + 2 {
            self.fall(day);
        } else if pain > before || day > was + 2 {
            self.good = 0;
        } else {
            self.good += 1;
            self.climb(day);
        }
    }

    /// One rung harder, where everything that W-13 asks for holds.
    fn climb(&mut self, day: DayNumber) {
        let rested = |since: Option<&DayNumber>| since.is_none_or(|since| day >= since + WEEK);
        let rests = [self.stepped.as_ref(), self.flared.last(), self.steady.as_ref()];
        let may = self.good >= 2 && rests.into_iter().all(rested);
        if may && Phase::of(self.week) > Phase::Settle && self.rung < TOP_RUNG {
            (self.rung, self.stepped, self.good) = (self.rung + 1, Some(day), 0);
            self.turn = rules::HARDER;
        }
    }

    /// A strength session.
    fn strengthen(&mut self, day: DayNumber, entry: &Entry) {
        self.strength.push(day);
        let is_much = entry.after.is_some_and(|after| after.get() > 5);
        if is_much || entry.was_worse() || entry.effort == Some(Effort::TooHard) {
            self.fall(day);
        } else if let (Some(before), Some(Effort::Easy), Some(0..=3)) =
            (entry.before, entry.effort, entry.after.map(Pain::get))
        {
            self.pending = Some((day, before));
        } else {
            (self.good, self.pending) = (0, None);
        }
    }

    fn fall(&mut self, day: DayNumber) {
        self.step_down(1, day);
        self.falls.push(day);
        self.turn = rules::EASIER;
    }

    fn step_down(&mut self, rungs: u8, day: DayNumber) {
        self.rung = self.rung.saturating_sub(rungs).max(1);
        (self.stepped, self.good, self.pending) = (Some(day), 0, None);
    }

    /// The pain that was told last on an earlier day.
    fn usual(&self, day: DayNumber) -> Option<u8> {
        let earlier = self.pains.iter().rev().find(|(then, _)| *then < day);
        earlier.map(|(_, pain)| pain.get())
    }

    fn flare(&mut self, day: DayNumber, usual: Option<u8>) {
        if self.flared.last().is_none_or(|last| day > last + WEEK) {
            self.flare_ups.push(day);
            self.step_down(2, day);
        }
        self.unsettled = self.unsettled.or(usual.map(|usual| (day, usual)));
        (self.stepped, self.good, self.pending) = (Some(day), 0, None);
        self.flared.push(day);
    }

    /// Days without a session before a day.
    fn gap(&self, day: DayNumber) -> DayNumber {
        let since = self.done.last().map_or(0, |last| last + 1);
        day.saturating_sub(since)
    }

    /// A session after a gap: W-34 to W-36.
    fn come_back(&mut self, day: DayNumber) {
        let rule = match self.gap(day) {
            0..=2 => return,
            3..=6 => rules::SHORT_GAP,
            7..=13 => rules::WEEK_GAP,
            _ => rules::LONG_GAP,
        };
        self.softer = Some((day, rule));
        if rule == rules::LONG_GAP {
            let hurts = self.pains.last().is_some_and(|(_, pain)| pain.get() >= 4);
            let phase = if hurts { Phase::Settle } else { Phase::of(self.week) };
            self.start_week(phase.first_week(), day, rules::LONG_GAP);
            self.step_down(1, day);
        }
    }

    fn worst(&self, days: &Range<DayNumber>) -> Option<Pain> {
        let within = self.pains.iter().filter(|(day, _)| days.contains(day));
        within.map(|(_, pain)| *pain).max()
    }

    /// On a day, and on the last one that counts.
    fn stand(mut self, course: &Course, (today, last): (DayNumber, DayNumber), see: Option<SeeSomebody>) -> Standing {
        let sessions_today = count(&self.done, &(last..last + 1));
        let gap = if sessions_today == 0 { self.gap(last) } else { 0 };
        if sessions_today == 0 {
            self.come_back(last);
        }
        let week = last.saturating_sub(WEEK - 1)..last + 1;
        let worst = (self.worst(&(0..WEEK)), self.worst(&week));
        let was_looked_at = self.looked_at.is_some_and(|day| last < day + LOOK_COUNTS);
        let see_rule = self.see_somebody(last, see, worst, was_looked_at);
        let phase = Phase::of(self.week);
        let is_to_choose = phase == Phase::Settle && last >= self.from + 2 * WEEK;
        let may_build = see_rule.is_none() && !self.has_flared(last, WEEK);
        let choice = if may_build { Choice::AgainOrBuild } else { Choice::Again };
        let is_over = today >= LONGEST || self.week > LAST_WEEK;
        let looked_back = self.looked_back.is_some_and(|day| last < day + WEEK);
        let is_bad = review::is_no_better(&self.numbers) || worst.1.is_some_and(|pain| pain.get() >= 4);
        let may_be_enough = self.may_be_enough(last) && review::is_fine(&self.numbers);
        Standing {
            day: today,
            phase,
            week: self.week.min(LAST_WEEK),
            rung: self.rung_today(last),
            rhythm: self.rhythm(),
            strength: self.strength_today(last, see, see_rule, worst.1),
            softer: self.softer_today(last),
            turn: match (self.turn, self.rhythm()) {
                (rules::BUILD | rules::STRONGER, Rhythm::FiveDays) => rules::RAISE,
                (rules::NEXT_WEEK, Rhythm::FiveDays) => rules::NEXT_WEEK_OF_RAISES,
                (turn, _) => turn,
            },
            see: see_rule,
            over: is_over.then_some(match is_bad {
                true => rules::NOT_ENOUGH,
                false if may_be_enough => rules::ENOUGH,
                false => rules::LENGTH,
            }),
            choice: is_to_choose.then_some(choice),
            may_be_enough,
            was_looked_at,
            sessions_today,
            strength_sessions: self.strength.len(),
            gap,
            worst,
            settled: self.settled(last),
            follows: if looked_back {
                review::follows(&course.reviews)
            } else {
                Vec::new()
            },
            is_to_look_back: last >= WEEK && !looked_back,
        }
    }

    /// The rule by which somebody has to look at it; the one that stops most comes first.
    fn see_somebody(
        &self,
        day: DayNumber,
        see: Option<SeeSomebody>,
        worst: (Option<Pain>, Option<Pain>),
        was_looked_at: bool,
    ) -> Option<RuleId> {
        let is_no_better = |(first, now): (Pain, Pain)| now.get() > 0 && now >= first;
        let six_weeks = day >= 6 * WEEK && worst.0.zip(worst.1).is_some_and(is_no_better);
        let since = self.looked_at.unwrap_or(0).max(day.saturating_sub(6 * WEEK));
        let flare_ups = count(&self.flare_ups, &(since..day + 1));
        let no_better = see == Some(SeeSomebody::NoBetter);
        let is_settling = Phase::of(self.week) == Phase::Settle;
        [
            (six_weeks && !was_looked_at, rules::SIX_WEEKS),
            (see == Some(SeeSomebody::WorseTwice), rules::WORSE_TWICE),
            (flare_ups >= 3, rules::FLARES),
            (is_settling && no_better && !was_looked_at, rules::TWO_WEEKS),
            (self.flares_on(day) && !was_looked_at, rules::LONG_FLARE_UP),
            (self.is_stuck, rules::SAME_WEEK),
            (
                review::is_much_harder(&self.numbers) && !was_looked_at,
                rules::ACTIVITY_HARDER,
            ),
        ]
        .into_iter()
        .find_map(|(holds, rule)| holds.then_some(rule))
    }

    /// Whether a flare-up has lasted for a week, by what was told since (F-06).
    fn flares_on(&self, day: DayNumber) -> bool {
        let told = self.pains.last().filter(|(last, _)| day < last + WEEK);
        let lasts = |(began, _)| told.is_some_and(|(last, _)| *last >= began + WEEK);
        self.unsettled.is_some_and(lasts)
    }

    /// The last flare-up, if it is over: a week has passed without one.
    fn settled(&self, day: DayNumber) -> Option<DayNumber> {
        let is_over = self.unsettled.is_none() && self.has_flared(day, 3 * WEEK) && !self.has_flared(day, WEEK);
        self.flare_ups.last().copied().filter(|_| is_over)
    }

    fn has_flared(&self, day: DayNumber, within: DayNumber) -> bool {
        self.flared.last().is_some_and(|last| day < last + within)
    }

    /// In the first two weeks strengthening is on every other day at most, whatever was chosen.
    fn rhythm(&self) -> Rhythm {
        if self.raises && Phase::of(self.week) > Phase::Settle {
            Rhythm::FiveDays
        } else {
            Rhythm::EveryOtherDay
        }
    }

    /// Only the easiest in the first two weeks (W-05), after a gap of a week for once one less (W-35), and where a week
    /// came too often what feels easy (W-21).
    fn rung_today(&self, day: DayNumber) -> u8 {
        let after_gap = self.softer == Some((day, rules::WEEK_GAP));
        match Phase::of(self.week) {
            Phase::Settle => 1,
            _ if self.is_stuck => 1,
            _ if after_gap => self.rung.saturating_sub(1).max(1),
            _ => self.rung,
        }
    }

    fn softer_today(&self, day: DayNumber) -> Option<RuleId> {
        let after_flare = self.has_flared(day, WEEK).then_some(rules::FLARE_UP);
        let after_gap = self.softer.filter(|(then, _)| *then == day);
        after_flare.or(after_gap.map(|(_, rule)| rule))
    }

    fn strength_today(
        &self,
        day: DayNumber,
        see: Option<SeeSomebody>,
        rule: Option<RuleId>,
        worst: Option<Pain>,
    ) -> Result<(), RuleId> {
        let week = day.saturating_sub(WEEK - 1)..day + 1;
        let was_yesterday = self.strength.last().is_some_and(|last| day < last + 2);
        let is_daily = self.rhythm() == Rhythm::FiveDays;
        let is_enough = distinct(&self.strength, &week) >= self.rhythm().days().end;
        let is_early = day < 2 || worst.is_some_and(|worst| worst.get() > 4);
        let pausing = [rules::SIX_WEEKS, rules::FLARES, rules::LONG_FLARE_UP];
        let pause = rule.filter(|rule| pausing.contains(rule));
        let against = [
            (see == Some(SeeSomebody::WorseTwice), rules::WORSE_TWICE),
            (self.has_flared(day, 3), rules::FLARE_UP),
            (was_yesterday && !is_daily, rules::BUILD),
            (is_enough, if is_daily { rules::RAISE } else { rules::BUILD }),
            (is_early && Phase::of(self.week) == Phase::Settle, rules::FIRST_STRENGTH),
        ];
        let found = against.into_iter().find_map(|(holds, rule)| holds.then_some(rule));
        pause.or(found).map_or(Ok(()), Err)
    }

    /// W-24: nothing above 1 for two weeks, or for one at the end of the first two.
    fn may_be_enough(&self, day: DayNumber) -> bool {
        let days = if Phase::of(self.week) == Phase::Settle {
            WEEK
        } else {
            2 * WEEK
        };
        let since = day.saturating_sub(days - 1)..day + 1;
        let told = self.pains.iter().filter(|(day, _)| since.contains(day)).count();
        let is_low = self.worst(&since).is_some_and(|worst| worst.get() <= 1);
        day >= 2 * WEEK && told >= 2 && is_low
    }
}

/// Worse by the person's word, or a pain that is more than two above the usual one.
fn is_flare(entry: &Entry, usual: Option<u8>) -> bool {
    let told = entry.before.max(entry.after).map(Pain::get);
    entry.was_worse() || told.zip(usual).is_some_and(|(told, usual)| told > usual + 2)
}

fn count(days: &[DayNumber], within: &Range<DayNumber>) -> usize {
    days.iter().filter(|day| within.contains(day)).count()
}

/// Days that stand there twice count once; they are in order.
fn distinct(days: &[DayNumber], within: &Range<DayNumber>) -> usize {
    let is_new = |index: &usize| *index == 0 || days[index - 1] != days[*index];
    let of_week = (0..days.len()).filter(|index| within.contains(&days[*index]));
    of_week.filter(is_new).count()
}
