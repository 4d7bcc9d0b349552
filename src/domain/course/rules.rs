//! The rules of courses that the code speaks of.

use unknot_content::check::RuleId;

/// Who gets a course.
pub const WHO: RuleId = RuleId::new("W-01");
/// A GP or physiotherapist looks at it before more than gentle things.
pub const LOOKED_AT: RuleId = RuleId::new("W-02");
/// Two weeks, and up to twelve.
pub const LENGTH: RuleId = RuleId::new("W-03");
/// The first two weeks.
pub const SETTLE: RuleId = RuleId::new("W-04");
/// When strengthening begins.
pub const FIRST_STRENGTH: RuleId = RuleId::new("W-05");
/// Three strength days a week, every other day.
pub const BUILD: RuleId = RuleId::new("W-06");
/// The side raise on five days a week.
pub const RAISE: RuleId = RuleId::new("W-06-raise");
/// The last four weeks.
pub const STRONGER: RuleId = RuleId::new("W-07");
/// One course at a time.
pub const ONE: RuleId = RuleId::new("W-09");
/// One step harder.
pub const HARDER: RuleId = RuleId::new("W-13");
/// One step easier, at once.
pub const EASIER: RuleId = RuleId::new("W-15");
/// What is usual after new work.
pub const ACHE: RuleId = RuleId::new("W-17");
pub const NEXT_WEEK: RuleId = RuleId::new("W-20");
/// The same with the side raise on five days.
pub const NEXT_WEEK_OF_RAISES: RuleId = RuleId::new("W-20-raise");
pub const SAME_WEEK: RuleId = RuleId::new("W-21");
pub const EASIER_WEEK: RuleId = RuleId::new("W-22");
/// It is not needed any more.
pub const ENOUGH: RuleId = RuleId::new("W-24");
/// What is good to keep after a course.
pub const KEEP: RuleId = RuleId::new("W-24-keep");
/// The course has not done enough.
pub const NOT_ENOUGH: RuleId = RuleId::new("W-25");
/// No better after two weeks.
pub const TWO_WEEKS: RuleId = RuleId::new("W-26");
/// No better after six weeks.
pub const SIX_WEEKS: RuleId = RuleId::new("W-27");
pub const WORSE_TWICE: RuleId = RuleId::new("W-28");
/// The pain is up by 2, or there is a new sign.
pub const ROSE: RuleId = RuleId::new("W-29");
/// What calls for help ends a course.
pub const HELP_FIRST: RuleId = RuleId::new("W-30");
/// Three flare-ups in six weeks.
pub const FLARES: RuleId = RuleId::new("W-31");
/// No session on a check that is older than a week.
pub const CHECK: RuleId = RuleId::new("W-32");
/// After some days without a session.
pub const SHORT_GAP: RuleId = RuleId::new("W-34");
pub const WEEK_GAP: RuleId = RuleId::new("W-35");
pub const LONG_GAP: RuleId = RuleId::new("W-36");
pub const BLOOD_PRESSURE: RuleId = RuleId::new("W-38");
pub const PREGNANCY: RuleId = RuleId::new("W-40");
/// The activity has been much harder than at the start for two weeks.
pub const ACTIVITY_HARDER: RuleId = RuleId::new("A-01");
pub const SLEPT_BADLY: RuleId = RuleId::new("Q1-badly");
/// Bad sleep in three looks at a week running.
pub const SLEEPS_BADLY: RuleId = RuleId::new("Q1-often");
pub const HELD_BACK_A_BIT: RuleId = RuleId::new("Q2-a-bit");
pub const HELD_BACK_A_LOT: RuleId = RuleId::new("Q2-a-lot");
/// That twice running.
pub const HOLDS_BACK: RuleId = RuleId::new("Q2-often");
pub const LONG_SITTING: RuleId = RuleId::new("Q3-sitting");
pub const MORE_LOAD: RuleId = RuleId::new("Q3-load");
pub const STRESS: RuleId = RuleId::new("Q3-stress");
/// A calf is looked at before every session.
pub const LEG: RuleId = RuleId::new("W-44");
pub const WHAT_A_FLARE_UP_IS: RuleId = RuleId::new("F-01");
pub const FLARE_UP_TODAY: RuleId = RuleId::new("F-02");
/// Its second and third day.
pub const FLARE_UP_DAYS: RuleId = RuleId::new("F-03");
pub const NO_BOOM_AND_BUST: RuleId = RuleId::new("F-05");
pub const FLARE_UP_TRIGGERS: RuleId = RuleId::new("F-07");
/// A flare-up that does not settle.
pub const LONG_FLARE_UP: RuleId = RuleId::new("F-06");
/// The days after a flare-up.
pub const FLARE_UP: RuleId = RuleId::new("F-04");
