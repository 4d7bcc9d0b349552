//! The language that conditions of rules are written in.
//!
//! ```text
//! fever and not (onset:sudden-injury and duration:today,lt3d) or pain>=7 or no(heart-risk)
//! ```
//!
//! A bare word is a sign that was ticked, or the name of another condition; `no(sign)` is one that was shown
//! and not ticked; `not` turns round; `key:value,value` holds for any of the values; `and` binds before `or`.

use std::collections::HashMap;

use super::known::Known;
use super::problem::{Place, Report};
use crate::check::{Condition, SignId};
use crate::model::{AreaId, ContraindicationId, GroupId};
use crate::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, SoreSide};

/// Conditions that others refer to by name, such as `cleared`.
pub(super) type Named = HashMap<String, Condition>;

/// Reads a condition; `None` if it has a mistake, which is reported.
pub(super) fn parse(text: &str, named: &Named, known: &Known, place: &Place, report: &mut Report) -> Option<Condition> {
    let mut parser = Parser {
        words: words(text),
        at: 0,
        named,
        known,
    };
    let result = parser.any().and_then(|condition| match parser.peek() {
        None => Ok(condition),
        Some(word) => Err(format!("\"{word}\" comes unexpected")),
    });
    result
        .map_err(|reason| report.add(place, format!("{reason} in \"{text}\"")))
        .ok()
}

/// The words of a condition; a bracket is a word of its own.
fn words(text: &str) -> Vec<String> {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

struct Parser<'a> {
    words: Vec<String>,
    at: usize,
    named: &'a Named,
    known: &'a Known,
}

type Parsed = Result<Condition, String>;

impl Parser<'_> {
    fn peek(&self) -> Option<&str> {
        self.words.get(self.at).map(String::as_str)
    }

    fn next(&mut self) -> Result<String, String> {
        let word = self.words.get(self.at).cloned();
        self.at += 1;
        word.ok_or_else(|| "something is missing at the end".to_owned())
    }

    fn takes(&mut self, expected: &str) -> bool {
        let found = self.peek() == Some(expected);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, expected: &str) -> Result<(), String> {
        if self.takes(expected) {
            Ok(())
        } else {
            Err(format!("\"{expected}\" is missing"))
        }
    }

    fn any(&mut self) -> Parsed {
        let mut parts = vec![self.all()?];
        while self.takes("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Condition::Any))
    }

    fn all(&mut self) -> Parsed {
        let mut parts = vec![self.single()?];
        while self.takes("and") {
            parts.push(self.single()?);
        }
        Ok(one_or(parts, Condition::All))
    }

    fn single(&mut self) -> Parsed {
        if self.takes("(") {
            let inside = self.any()?;
            self.expect(")")?;
            return Ok(inside);
        }
        match self.next()?.as_str() {
            "not" => Ok(Condition::Not(Box::new(self.single()?))),
            "no" if self.peek() == Some("(") => {
                self.expect("(")?;
                let sign = self.next()?;
                let sign = self.sign(&sign)?;
                self.expect(")")?;
                Ok(Condition::No(sign))
            }
            "second-screen-done" => Ok(Condition::SecondScreenDone),
            "prefers-cold" => Ok(Condition::PrefersCold),
            "wants-both" => Ok(Condition::WantsBoth),
            word => self.word(word),
        }
    }

    fn word(&self, word: &str) -> Parsed {
        if let Some(least) = word.strip_prefix("pain>=") {
            return pain(least).map(Condition::PainAtLeast);
        }
        if let Some(most) = word.strip_prefix("pain<=") {
            return pain(most).map(Condition::PainAtMost);
        }
        if let Some((key, values)) = word.split_once(':') {
            return self.values(key, values);
        }
        match self.named.get(word) {
            Some(condition) => Ok(condition.clone()),
            None => self.sign(word).map(Condition::Yes),
        }
    }

    fn values(&self, key: &str, values: &str) -> Parsed {
        match key {
            "group" => each(values, |id| self.known.groups.find(id).map(GroupId::new)).map(Condition::Group),
            "area" => each(values, |id| self.known.areas.find(id).map(AreaId::new)).map(Condition::Area),
            "cond" => each(values, |id| {
                self.known.contraindications.find(id).map(ContraindicationId::new)
            })
            .map(Condition::Has),
            "side" => each(values, SoreSide::from_name).map(Condition::Side),
            "age" => each(values, AgeBand::from_name).map(Condition::Age),
            "onset" => each(values, Onset::from_name).map(Condition::Onset),
            "duration" => each(values, Duration::from_name).map(Condition::Duration),
            "preg" => each(values, Pregnancy::from_name).map(Condition::Pregnancy),
            "med" => each(values, Medicine::from_name).map(Condition::Medicine),
            _ => Err(format!("nothing is called \"{key}:\"")),
        }
    }

    fn sign(&self, id: &str) -> Result<SignId, String> {
        let found = self.known.signs.find(id).map(SignId::new);
        found.ok_or_else(|| format!("there is no sign \"{id}\""))
    }
}

fn one_or(mut parts: Vec<Condition>, join: impl FnOnce(Vec<Condition>) -> Condition) -> Condition {
    if parts.len() == 1 { parts.remove(0) } else { join(parts) }
}

fn pain(text: &str) -> Result<u8, String> {
    let pain = text.parse().ok().filter(|pain| *pain <= 10);
    pain.ok_or_else(|| format!("pain goes from 0 to 10, not \"{text}\""))
}

fn each<T>(values: &str, find: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    let find = |name: &str| find(name).ok_or_else(|| format!("there is no value \"{name}\""));
    values.split(',').map(find).collect()
}
