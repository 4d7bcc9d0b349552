//! The screens that are pictured, and the looks that each is pictured in.

use xtask::sample_answers::{EMERGENCY, FINE, LONG, SHARED, URGENT};

use crate::chromium::{PHONE, Size};

/// A screen of the app.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// The start of the picture's file name.
    pub name: &'static str,
    /// The address after the page's own.
    pub route: &'static str,
    /// Whether it is also pictured in its full length.
    pub is_long: bool,
    /// The area and the answers of a check that went before; then there are routines and a journal too.
    pub check: Option<(&'static str, &'static str)>,
}

/// Every screen.
pub const SCREENS: &[Screen] = &[
    Screen {
        name: "map",
        route: "#/",
        is_long: false,
        check: None,
    },
    Screen {
        name: "area",
        route: "#/area/traps-upper/left",
        is_long: true,
        check: None,
    },
    Screen {
        name: "area-both",
        route: "#/area/back-low/both",
        is_long: false,
        check: None,
    },
    Screen {
        name: "technique",
        route: "#/technique/st-neck-side-bend",
        is_long: true,
        check: None,
    },
    Screen {
        name: "check",
        route: "#/check/neck-back/left",
        is_long: true,
        check: None,
    },
    Screen {
        name: "plan",
        route: "#/plan/neck-back/left",
        is_long: true,
        check: Some(("neck-back", FINE)),
    },
    Screen {
        name: "see-gp",
        route: "#/plan/neck-back/left",
        is_long: false,
        check: Some(("neck-back", LONG)),
    },
    Screen {
        name: "urgent",
        route: "#/plan/leg-shin/left",
        is_long: true,
        check: Some(("leg-shin", URGENT)),
    },
    Screen {
        name: "emergency",
        route: "#/plan/shoulder-chest/left",
        is_long: true,
        check: Some(("shoulder-chest", EMERGENCY)),
    },
    Screen {
        name: "favourites",
        route: "#/favourites",
        is_long: false,
        check: None,
    },
    Screen {
        name: "routines",
        route: "#/routines",
        is_long: true,
        check: Some(("neck-back", FINE)),
    },
    Screen {
        name: "routine",
        route: "#/routines/7",
        is_long: true,
        check: Some(("neck-back", FINE)),
    },
    Screen {
        name: "before",
        route: "#/routines/8/play",
        is_long: true,
        check: Some(("neck-back", FINE)),
    },
    Screen {
        name: "session",
        route: "#/routines/7/play",
        is_long: true,
        check: Some(("neck-back", FINE)),
    },
    Screen {
        name: "today",
        route: "#/today",
        is_long: true,
        check: Some(("neck-back", FINE)),
    },
    Screen {
        name: "journal",
        route: "#/history",
        is_long: true,
        check: Some(("neck-back", FINE)),
    },
    Screen {
        name: "summary",
        route: "#/summary",
        is_long: false,
        check: Some(("neck-back", FINE)),
    },
    Screen {
        name: "shared",
        route: SHARED,
        is_long: true,
        check: None,
    },
    Screen {
        name: "pain",
        route: "#/pain/shoulder-side/left",
        is_long: false,
        check: None,
    },
    Screen {
        name: "learn",
        route: "#/learn",
        is_long: true,
        check: None,
    },
    Screen {
        name: "guide",
        route: "#/learn/self-massage",
        is_long: true,
        check: None,
    },
    Screen {
        name: "questions",
        route: "#/learn/questions",
        is_long: true,
        check: None,
    },
    Screen {
        name: "care",
        route: "#/learn/care-tens",
        is_long: true,
        check: None,
    },
    Screen {
        name: "settings",
        route: "#/settings",
        is_long: true,
        check: None,
    },
    Screen {
        name: "about",
        route: "#/about",
        is_long: true,
        check: None,
    },
    Screen {
        name: "not-found",
        route: "#/nowhere",
        is_long: false,
        check: None,
    },
];

/// A small phone, and a window on a desk.
pub const SIZES: [Size; 2] = [
    PHONE,
    Size {
        width: 1280,
        height: 800,
        is_phone: false,
    },
];

/// The values of `prefers-color-scheme`.
pub const SCHEMES: [&str; 2] = ["light", "dark"];
