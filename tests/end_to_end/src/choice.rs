//! Which engine takes the journeys that prove the same in all of them.

use std::env;
use std::fmt;

use libtest_mimic::Arguments;

use crate::engine::Engine;

/// The engines that make a journey.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Engines {
    These(&'static [Engine]),
    /// What it proves is the same in all.
    AnyOne,
}

/// How one engine is chosen where one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// None is: every engine makes every journey.
    All,
    /// By the commit, so that each engine has its turn, and the same commit always chooses the same.
    By { commit: String },
}

impl Choice {
    /// What the environment asks for. Who names an engine chooses by that.
    #[must_use]
    pub(crate) fn of(arguments: &Arguments) -> Self {
        let filter = arguments.filter.as_deref().unwrap_or_default();
        let names_one = Engine::ALL.iter().any(|engine| filter.contains(&engine.to_string()));
        if names_one || env::var_os("UNKNOT_ALL_ENGINES").is_some() {
            return Self::All;
        }
        Self::By {
            commit: env::var("UNKNOT_COMMIT").unwrap_or_default(),
        }
    }

    /// The engines for the journey with a number.
    pub(crate) fn engines(&self, number: usize, engines: Engines) -> Vec<Engine> {
        match (engines, self) {
            (Engines::These(these), _) => these.to_vec(),
            (Engines::AnyOne, Self::All) => Engine::ALL.to_vec(),
            (Engines::AnyOne, Self::By { commit }) => {
                let first: usize = commit.bytes().map(usize::from).sum();
                vec![Engine::ALL[(first + number) % Engine::ALL.len()]]
            }
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => formatter.write_str("Every engine makes every journey that it can make."),
            Self::By { commit } => write!(
                formatter,
                "Journeys of logic run in one engine each, chosen by UNKNOT_COMMIT={commit:?}; \
                 `cargo xtask test --all-engines` runs them in all."
            ),
        }
    }
}
