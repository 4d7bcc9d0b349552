//! The headers that the site is served with: one table for the server and for `public/_headers`.

/// What every host should send with the files that a path covers.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// A path, or the start of one followed by `*`.
    pub path: &'static str,
    /// Names and values.
    pub headers: &'static [(&'static str, &'static str)],
}

/// The policy of everything but `frame-ancestors`, which only a header can say.
pub const META_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// Only names that Chromium knows: it warns on the console about any other.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(self), camera=(), display-capture=(), \
    geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    screen-wake-lock=(self), serial=(), usb=()";

const FOR_EVER: &[(&str, &str)] = &[("Cache-Control", "public, max-age=31536000, immutable")];
const ASK_FIRST: &[(&str, &str)] = &[("Cache-Control", "no-cache")];

/// Every rule; all those that cover a path apply, and no two of them set the same header.
///
/// Hosts that read `_headers` join values when two rules name the same header, so there is no
/// general rule about caching: what is not listed here is asked for again each time, which the
/// server does by itself and hosts do by default.
pub const RULES: &[Rule] = &[
    Rule {
        path: "/*",
        headers: &[
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Permissions-Policy", PERMISSIONS),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ],
    },
    Rule {
        path: "/",
        headers: ASK_FIRST,
    },
    Rule {
        path: "/index.html",
        headers: ASK_FIRST,
    },
    Rule {
        path: "/sw.js",
        headers: ASK_FIRST,
    },
    Rule {
        path: "/manifest.webmanifest",
        headers: ASK_FIRST,
    },
    Rule {
        path: "/packs/*",
        headers: FOR_EVER,
    },
    Rule {
        path: "/start-*",
        headers: FOR_EVER,
    },
    Rule {
        path: "/style-*",
        headers: FOR_EVER,
    },
    Rule {
        path: "/unknot-*",
        headers: FOR_EVER,
    },
];

impl Rule {
    fn covers(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        }
    }
}

/// The headers for a path of the site, which starts with a slash.
pub fn for_path(path: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| rule.covers(path)).collect();
    let says_how_long = rules
        .iter()
        .any(|rule| rule.headers == ASK_FIRST || rule.headers == FOR_EVER);
    let fallback = if says_how_long { &[] } else { ASK_FIRST };
    rules.into_iter().flat_map(|rule| rule.headers).chain(fallback).copied()
}

/// Whether browsers may keep the file at this path without ever asking again.
#[must_use]
pub fn is_kept_for_ever(path: &str) -> bool {
    RULES.iter().any(|rule| rule.headers == FOR_EVER && rule.covers(path))
}

/// The table in the form that static hosts read from a `_headers` file.
#[must_use]
pub fn as_headers_file() -> String {
    let mut file = String::new();
    for rule in RULES {
        let lines = rule
            .headers
            .iter()
            .flat_map(|(name, value)| ["  ", name, ": ", value, "\n"]);
        file.extend([rule.path, "\n"].into_iter().chain(lines));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS_FILE: &str = include_str!("../../public/_headers");

    fn header(path: &str, wanted: &str) -> Vec<&'static str> {
        for_path(path)
            .filter(|(name, _)| *name == wanted)
            .map(|(_, value)| value)
            .collect()
    }

    #[test]
    fn the_headers_file_says_what_the_server_says() {
        let said: Vec<_> = HEADERS_FILE.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(
            said.join("\n"),
            as_headers_file().trim_end(),
            "change public/_headers with the table"
        );
    }

    #[test]
    fn the_meta_policy_is_the_header_without_frame_ancestors() {
        assert_eq!(format!("{META_POLICY}; frame-ancestors 'none'"), POLICY);
    }

    #[test]
    fn hashed_files_are_kept_for_ever() {
        for path in [
            "/unknot-1f2e3d4c5b6a7988.js",
            "/unknot-1f2e3d4c5b6a7988_bg.wasm",
            "/style-0123456789abcdef.css",
            "/style-later-0123456789abcdef.css",
        ] {
            assert_eq!(
                header(path, "Cache-Control"),
                ["public, max-age=31536000, immutable"],
                "{path}"
            );
        }
    }

    #[test]
    fn everything_else_is_asked_for_again() {
        for path in ["/", "/index.html", "/sw.js", "/icons/192.png", "/missing.js"] {
            assert_eq!(header(path, "Cache-Control"), ["no-cache"], "{path}");
        }
    }

    #[test]
    fn no_path_gets_a_header_twice() {
        for path in RULES.iter().map(|rule| rule.path) {
            let mut names: Vec<_> = for_path(path).map(|(name, _)| name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{path}");
        }
    }
}
