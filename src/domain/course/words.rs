//! A course in sentences.

use unknot_content::model::Walking;

use super::courses::Course;
use super::due::{Due, Today};
use super::phase::Phase;
use super::review::Trend;
use super::standing::Standing;
use crate::domain::catalogue::background_of;
use crate::domain::check::words::in_a_sentence;
use crate::domain::movement::Change;
use crate::domain::place::place_name;

/// Where it stands, in a few words.
#[must_use]
pub fn stage(standing: &Standing) -> String {
    let week = standing.week;
    match standing.phase {
        Phase::Settle if standing.choice.is_some() => "The first two weeks are over".to_owned(),
        Phase::Settle => format!("Week {week} of 2: let it settle"),
        Phase::Build => format!("Week {week} of 10: build strength"),
        Phase::Stronger => format!("Week {week} of 10: get stronger"),
    }
}

/// How the pain goes, in one sentence (W-23); `None` while nothing was told.
#[must_use]
pub fn how_it_goes(standing: &Standing) -> Option<String> {
    let (Some(first), Some(now)) = standing.worst else {
        return None;
    };
    let (first, now) = (first.get(), now.get());
    Some(if standing.day < 7 {
        format!("Pain up to {now} so far.")
    } else if now + 2 <= first {
        format!("Easier than at the start: pain up to {first} then, {now} this week.")
    } else if now >= first + 2 {
        format!("Harder than at the start: pain up to {first} then, {now} this week.")
    } else {
        format!("About the same: pain up to {first} at the start, {now} this week. Weeks differ by chance.")
    })
}

/// How the activity goes, in one sentence (W-23); `None` where it was asked less than twice.
#[must_use]
pub fn how_the_activity_goes(course: &Course) -> Option<String> {
    let words = &course.activity()?.words;
    let numbers = course.activity_numbers();
    let [first, .., now] = numbers.as_slice() else {
        return None;
    };
    let all: Vec<String> = numbers.iter().map(|number| number.get().to_string()).collect();
    let goes = match Trend::between(*first, *now) {
        Trend::Easier => "Easier than at the start.",
        Trend::Harder => "Harder than at the start.",
        Trend::AboutTheSame => "About the same: numbers go up and down by chance.",
    };
    Some(format!("{words}: {}. {goes}", all.join(", ")))
}

/// What changed in a movement since the look before it; one week alone says little (W-23).
#[must_use]
pub fn how_the_movement_goes(change: Change) -> String {
    let words = in_a_sentence(change.words());
    format!("Compared with your last look: {words} Weeks differ by chance.")
}

/// The walk for today: how long, and how.
#[must_use]
pub fn walk(today: &Today) -> Option<(String, String)> {
    let (_, minutes) = today.walk?;
    let more = match today.standing.phase {
        Phase::Stronger => " If it is easy, add a little, up to 30 minutes.",
        _ => "",
    };
    let area = today.place.area;
    let less = match background_of(area).walking {
        Walking::WhileEasy => format!(" Only as far as the {} stays at 3 or less.", in_a_sentence(area.name)),
        Walking::Fine | Walking::Not => String::new(),
    };
    let how = format!("On most days, at a pace at which you can still talk.{more}{less}");
    Some((format!("A walk: about {minutes} minutes"), how))
}

/// A heading for what is due; after some days without a session a question, and never a reproach (W-33).
#[must_use]
pub fn heading(today: &Today) -> String {
    let asks = today.standing.gap > 2 && matches!(today.due, Due::Session(_) | Due::Check(_));
    let name = place_name(today.place.area, Some(today.place.sore));
    if asks {
        format!("How is the {}?", in_a_sentence(&name))
    } else {
        name
    }
}
