//! A check that is not finished: its step in the address, and the log of its actions as lines of text, so that neither
//! Back nor a reload loses anything.

use unknot_content::check::SignId;

use super::answers::{Answer, Answers};
use super::history::LastCheck;
use super::interview::{Interview, NONE, Question, UNSURE, condition};
use crate::domain::place::Place;
use crate::domain::route::Route;
use crate::domain::time::{DAY, Time, age};

/// The address of a step. Its route is that of the check, so the page stays.
#[must_use]
pub fn href(place: Place, step: usize) -> String {
    let check = Route::Check(place.area, place.sore).href();
    if step == 0 { check } else { format!("{check}?{step}") }
}

/// The step in an address; the first where none is named.
#[must_use]
pub fn step_of(hash: &str) -> usize {
    let step = hash.split_once('?').and_then(|(_, step)| step.parse().ok());
    step.unwrap_or_default()
}

/// Begins a check, from the last one where there is one that is young enough. Its answers stand there to be sent again, and
/// count only then. Those that "none of these" gave to a card of the same day count at once, so nothing is asked twice.
pub fn begin(interview: &mut Interview, last: Option<&LastCheck>, now: Time) {
    interview.log = begun(interview, now);
    let Some(LastCheck {
        answers: last,
        profile,
        at,
        ..
    }) = last
    else {
        return;
    };
    if last.by_card {
        if age(*at, now).is_some_and(|age| age < DAY) {
            go_on_from_a_card(interview, last);
        }
        return;
    }
    for sign in last.signs.ticked().chain(profile.health.ticked()) {
        interview.tick_ahead(sign);
    }
    for sign in interview.yes_or_no() {
        let word = match last.signs.get(*sign) {
            Some(Answer::Yes) => "yes",
            Some(Answer::No) => "no",
            None => UNSURE,
        };
        interview.say(*sign, word);
    }
    let mut say = |question, value: &str| interview.answer(question, value, true);
    if let Some(pain) = last.pain {
        say(Question::Pain, &pain.get().to_string());
    }
    if let Some(duration) = last.duration {
        say(Question::Duration, duration.as_str());
    }
    if let Some(onset) = last.onset {
        say(Question::Onset, onset.as_str());
    }
    if let Some(touch) = last.touch {
        say(Question::Touch, touch.as_str());
    }
    let spot = match &last.at_the_spot {
        Some(known) => known.clone(),
        None => last.spot_answers.ticked().collect(),
    };
    if last.at_the_spot.is_some() || last.spot_answers.iter().next().is_some() {
        say(Question::AtTheSpot, NONE);
    }
    for tag in spot {
        say(Question::AtTheSpot, tag.as_str());
    }
    interview.expect_again();
}

fn go_on_from_a_card(interview: &mut Interview, card: &Answers) {
    for (sign, answer) in card.signs.iter() {
        interview.take_over(sign, answer);
    }
    for (tag, _) in card.spot_answers.iter() {
        interview.take_over_no(tag);
    }
}

/// The log to keep of a check.
#[must_use]
pub fn write(interview: &Interview) -> &str {
    &interview.log
}

/// Replays a kept log on a new check. `None` if it is of other places, a day old, or does not fit the questions: then
/// the check starts anew, because half of the answers would be worse than none.
#[must_use]
pub fn read(text: &str, new: &Interview, now: Time) -> Option<Interview> {
    let (first, acts) = text.split_once('\n')?;
    let at: Time = first.split(' ').next()?.parse().ok()?;
    let mut interview = new.clone();
    interview.log = begun(new, at);
    if interview.log.trim_end() != first || at > now || now - at >= DAY {
        return None;
    }
    for act in acts.lines() {
        take(&mut interview, act)?;
    }
    Some(interview)
}

fn begun(interview: &Interview, now: Time) -> String {
    let mut line = now.to_string();
    for place in interview.places() {
        line = format!("{line} {} {}", place.area.id, place.sore.as_str());
    }
    line + "\n"
}

fn take(interview: &mut Interview, act: &str) -> Option<()> {
    let mut words = act.split(' ');
    match words.next()? {
        "tick" => {
            let ticked: Option<Vec<SignId>> = words.map(|id| interview.sign(id)).collect();
            interview.tick(interview.page()?, &ticked?);
        }
        "say" => interview.say(interview.sign(words.next()?)?, words.next()?),
        "again" => interview.expect_again(),
        "ahead" => interview.tick_ahead(interview.sign(words.next()?)?),
        "card" => {
            let (id, word) = (words.next()?, words.next()?);
            match (interview.sign(id), word) {
                (Some(sign), "yes") => interview.take_over(sign, Answer::Yes),
                (Some(sign), _) => interview.take_over(sign, Answer::No),
                (None, _) => interview.take_over_no(condition(id)?),
            }
        }
        "send" => interview.send_as_it_is(interview.page()?),
        "skip" => interview.skip(interview.page()?),
        "back" => interview.go_back(),
        given @ ("answer" | "take") => {
            interview.answer(
                Question::from_key(words.next()?)?,
                words.next().unwrap_or_default(),
                given == "answer",
            );
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use unknot_content::check::Check;

    use crate::domain::catalogue::{self, find_area, open};
    use crate::domain::check::answers::Profile;
    use crate::domain::check::interview::Page;
    use crate::domain::place::SoreSide;

    fn neck() -> Place {
        Place {
            area: find_area("neck-back").unwrap(),
            sore: SoreSide::Left,
        }
    }

    /// A stored check that a new one can begin from.
    fn kept(answers: Answers, by_card: bool) -> LastCheck {
        LastCheck {
            at: 4000,
            places: vec![neck()],
            answers: Answers { by_card, ..answers },
            profile: Profile::default(),
        }
    }

    fn new() -> Interview {
        open::<Check>(include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec()).unwrap();
        Interview::new(catalogue::check().unwrap(), vec![neck()], Profile::default())
    }

    /// Half-way: a page sent, the next one answered, and gone back from with a tick that is not sent.
    fn half_way() -> Interview {
        let mut interview = new();
        begin(&mut interview, None, 1000);
        let signs = interview.signs(Page::Signs);
        interview.send(Page::Signs, &signs[11..12]);
        for (question, value) in [
            (Question::Pain, "3"),
            (Question::Duration, "lt3d"),
            (Question::Onset, "posture"),
            (Question::AtTheSpot, NONE),
            (Question::AtTheSpot, "open-skin"),
        ] {
            interview.answer(question, value, true);
        }
        let pain = interview.signs(Page::Pain);
        interview.send(Page::Pain, &pain[..1]);
        interview.answer(Question::Age, "16-49", true);
        interview.go_to(1);
        interview.tick(Page::Pain, &pain[..2]);
        interview.tick(Page::Pain, &pain[1..2]);
        interview
    }

    #[test]
    fn a_reload_brings_back_step_answers_and_ticks() {
        let left = half_way();
        let found = read(write(&left), &new(), 2000).unwrap();
        assert_eq!(write(&found), write(&left), "it does not grow with each reload");
        assert_eq!((found.page(), found.step()), (Some(Page::Pain), 1));
        assert_eq!(found.answers, left.answers);
        assert_eq!(found.ticked(Page::Pain), left.ticked(Page::Pain));
        let mut on = found;
        on.go_to(2);
        assert_eq!(on.page(), Some(Page::AboutYou));
        assert!(on.is_answer(Question::Pain, "3") && on.is_answer(Question::AtTheSpot, "open-skin"));
        assert!(on.is_answer(Question::Age, "16-49"));
    }

    #[test]
    fn what_is_old_of_another_place_or_unknown_is_asked_anew() {
        let text = write(&half_way()).to_owned();
        assert!(read(&text, &new(), 1000 + DAY).is_none(), "a day later");
        assert!(read(&text, &new(), 10).is_none(), "from the future");
        assert!(read(&text.replace("left", "right"), &new(), 2000).is_none());
        assert!(read(&text.replace("tick ", "tick from-the-future "), &new(), 2000).is_none());
        assert!(read("", &new(), 2000).is_none());
    }

    #[test]
    fn answering_again_begins_with_the_answers_given_and_none_counts_before_it_is_sent() {
        let last = half_way();
        let mut again = new();
        begin(&mut again, Some(&kept(last.answers, false)), 5000);
        assert_eq!(again.page(), Some(Page::Signs));
        assert_eq!(again.answers.signs.iter().count(), 0, "nothing is answered yet");
        let ticked = again.ticked(Page::Signs);
        assert_eq!(ticked.len(), 1);
        assert!(again.is_answer(Question::Pain, "3") && again.is_answer(Question::AtTheSpot, "open-skin"));
        again.send(Page::Signs, &ticked);
        assert_eq!(again.answers.signs.get(ticked[0]), Some(Answer::Yes));
        let found = read(write(&again), &new(), 6000).unwrap();
        assert_eq!(found.answers, again.answers);
    }

    #[test]
    fn an_answer_given_can_be_changed_without_walking_there_again() {
        let last = half_way();
        let mut again = new();
        begin(&mut again, Some(&kept(last.answers, false)), 5000);
        again.go_to(1);
        assert_eq!(again.page(), Some(Page::Pain));
        let found = read(write(&again), &new(), 6000).unwrap();
        assert_eq!((found.page(), found.step()), (Some(Page::Pain), 1));
        again.go_to(2);
        assert_eq!(again.page(), Some(Page::AboutYou));
    }

    #[test]
    fn what_none_of_these_answered_on_a_card_today_is_not_asked_a_second_time() {
        let mut said = Answers::default();
        let named = new().signs(Page::Signs);
        said.signs.send(&named, &[]);
        said.spot_answers.set(condition("open-skin").unwrap(), Answer::No);
        let card = kept(said, true);
        let mut check = new();
        begin(&mut check, Some(&card), 5000);
        assert_eq!((check.page(), check.steps()), (Some(Page::Pain), 2));
        let found = read(write(&check), &new(), 6000).unwrap();
        assert_eq!((found.page(), &found.answers), (Some(Page::Pain), &check.answers));
        let mut later = new();
        begin(&mut later, Some(&card), 4000 + DAY);
        assert_eq!(later.signs(Page::Signs), named, "a card of yesterday answers nothing");
    }

    #[test]
    fn a_step_stands_in_the_address_of_the_check() {
        assert_eq!(href(neck(), 0), "#/check/neck-back/left");
        for step in [0, 1, 4] {
            let href = href(neck(), step);
            assert_eq!(step_of(&href), step);
            assert!(Route::from_hash(&href) == Route::Check(neck().area, neck().sore));
        }
    }
}
