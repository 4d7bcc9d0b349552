//! Whom to call, by country.

use serde::Serialize;
use serde_json_borrow::Value;

use super::json::{FromJson, Misfit, named};

/// Where the person is, as far as numbers to call go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Country {
    UnitedKingdom,
    /// The European Union and its neighbours with the same number.
    Europe,
    NorthAmerica,
    Australia,
    NewZealand,
    Elsewhere,
}

/// Countries of the region subtag of a language that share 112.
const EUROPE: [&str; 31] = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO", "CH",
];

impl FromJson for Country {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl Country {
    pub const ALL: [Self; 6] = [
        Self::UnitedKingdom,
        Self::Europe,
        Self::NorthAmerica,
        Self::Australia,
        Self::NewZealand,
        Self::Elsewhere,
    ];

    /// A sensible guess from a language tag of the browser, such as `en-GB`.
    #[must_use]
    pub fn from_language(tag: &str) -> Self {
        let mut parts = tag.split('-').skip(1);
        match parts
            .find(|part| part.len() == 2)
            .map(str::to_ascii_uppercase)
            .as_deref()
        {
            Some("GB") => Self::UnitedKingdom,
            Some("US" | "CA") => Self::NorthAmerica,
            Some("AU") => Self::Australia,
            Some("NZ") => Self::NewZealand,
            Some(region) if EUROPE.contains(&region) => Self::Europe,
            _ => Self::Elsewhere,
        }
    }

    /// As it stands in the DOM.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnitedKingdom => "united-kingdom",
            Self::Europe => "europe",
            Self::NorthAmerica => "north-america",
            Self::Australia => "australia",
            Self::NewZealand => "new-zealand",
            Self::Elsewhere => "elsewhere",
        }
    }

    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::UnitedKingdom => "United Kingdom (999)",
            Self::Europe => "Europe (112)",
            Self::NorthAmerica => "United States, Canada (911)",
            Self::Australia => "Australia (000)",
            Self::NewZealand => "New Zealand (111)",
            Self::Elsewhere => "Somewhere else",
        }
    }

    /// The emergency number. Elsewhere it is 112, which mobile phones lead to the local one.
    #[must_use]
    pub const fn emergency_number(self) -> &'static str {
        match self {
            Self::UnitedKingdom => "999",
            Self::Europe | Self::Elsewhere => "112",
            Self::NorthAmerica => "911",
            Self::Australia => "000",
            Self::NewZealand => "111",
        }
    }

    /// Where to get advice the same day, where we know of a number: NHS 111.
    #[must_use]
    pub const fn advice_number(self) -> Option<&'static str> {
        match self {
            Self::UnitedKingdom => Some("111"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_tells_the_country_where_it_can() {
        let cases = [
            ("en-GB", Country::UnitedKingdom),
            ("de-AT", Country::Europe),
            ("zh-Hans-NZ", Country::NewZealand),
            ("fr-CA", Country::NorthAmerica),
            ("en", Country::Elsewhere),
            ("", Country::Elsewhere),
            ("pt-BR", Country::Elsewhere),
        ];
        for (tag, country) in cases {
            assert_eq!(Country::from_language(tag), country, "{tag}");
        }
    }
}
