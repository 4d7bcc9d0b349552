//! Whom to call, by country.

use serde::Serialize;
use serde_json_borrow::Value;

use super::json::{FromJson, Misfit, named};

/// The countries whose emergency numbers we know.
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

/// Cities and islands of the zones of the European Union and its neighbours, without their continent.
const EUROPE: &str = "Amsterdam Athens Azores Berlin Bratislava Brussels Bucharest Budapest Busingen Canary Ceuta Copenhagen \
    Dublin Famagusta Helsinki Lisbon Ljubljana Longyearbyen Luxembourg Madeira Madrid Malta Mariehamn Nicosia Oslo Paris \
    Prague Reykjavik Riga Rome Sofia Stockholm Tallinn Vaduz Vienna Vilnius Warsaw Zagreb Zurich";
/// Those of the United States and Canada.
const NORTH_AMERICA: &str = "Adak Anchorage Atikokan Boise Cambridge_Bay Chicago Coral_Harbour Creston Dawson Dawson_Creek Denver Detroit \
    Edmonton Fort_Nelson Glace_Bay Goose_Bay Halifax Honolulu Indianapolis Inuvik Iqaluit Juneau Los_Angeles Louisville \
    Menominee Metlakatla Moncton Montreal New_York Nipigon Nome Pangnirtung Phoenix Rainy_River Rankin_Inlet Regina Resolute Sitka \
    St_Johns Swift_Current Thunder_Bay Toronto Vancouver Whitehorse Winnipeg Yakutat Yellowknife";
const UNITED_KINGDOM: &str = "Belfast Guernsey Isle_of_Man Jersey London";
const NEW_ZEALAND: &str = "Auckland Chatham";

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

    /// The country of an IANA time zone, such as `Europe/London`. The language of the browser is ignored: it does not
    /// tell where somebody is.
    #[must_use]
    pub fn from_time_zone(zone: &str) -> Self {
        let mut parts = zone.split('/');
        let (continent, place) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let is_in = |places: &str| places.split_whitespace().any(|known| known == place);
        match continent {
            "Australia" => Self::Australia,
            "Canada" | "US" => Self::NorthAmerica,
            "America" if matches!(place, "Indiana" | "Kentucky" | "North_Dakota") => Self::NorthAmerica,
            "America" | "Pacific" if is_in(NORTH_AMERICA) => Self::NorthAmerica,
            "Pacific" if is_in(NEW_ZEALAND) => Self::NewZealand,
            "Europe" if is_in(UNITED_KINGDOM) => Self::UnitedKingdom,
            "Africa" | "Arctic" | "Asia" | "Atlantic" | "Europe" if is_in(EUROPE) => Self::Europe,
            _ => Self::Elsewhere,
        }
    }

    /// The name in the DOM.
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

    /// The number for advice on the same day, such as NHS 111; `None` if we know of none.
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
    fn the_time_zone_tells_the_country_where_it_can() {
        let cases = [
            ("Europe/London", Country::UnitedKingdom),
            ("Europe/Berlin", Country::Europe),
            ("Atlantic/Reykjavik", Country::Europe),
            ("Asia/Nicosia", Country::Europe),
            ("America/New_York", Country::NorthAmerica),
            ("America/Indiana/Knox", Country::NorthAmerica),
            ("Pacific/Honolulu", Country::NorthAmerica),
            ("Australia/Sydney", Country::Australia),
            ("Pacific/Auckland", Country::NewZealand),
            ("America/Sao_Paulo", Country::Elsewhere),
            ("Europe/Istanbul", Country::Elsewhere),
            ("Asia/Tokyo", Country::Elsewhere),
            ("UTC", Country::Elsewhere),
            ("Etc/GMT+8", Country::Elsewhere),
            ("", Country::Elsewhere),
        ];
        for (zone, country) in cases {
            assert_eq!(Country::from_time_zone(zone), country, "{zone}");
        }
    }
}
