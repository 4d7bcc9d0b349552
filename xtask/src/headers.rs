//! The headers that the site is served with: one table for the server and for the `_headers` file of static hosts.

/// The name of the header that holds the policy.
pub const POLICY: &str = "Content-Security-Policy";

/// The headers that a host should send with the files that a path covers.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// A path, or the start of one followed by `*`.
    pub path: &'static str,
    /// Names and values.
    pub headers: &'static [(&'static str, &'static str)],
}

/// The policy of a page that holds these scripts and style sheets itself: each is named by its hash, as in
/// `sha256-47DEQpj8…`, and no other runs or shows.
///
/// It leaves out `frame-ancestors`, which only a header can say.
#[must_use]
pub fn page_policy(scripts: &[String], styles: &[String]) -> String {
    let quoted = |hashes: &[String]| -> String { hashes.iter().flat_map(|hash| [" '", hash, "'"]).collect() };
    let (scripts, styles) = (quoted(scripts), quoted(styles));
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// The policy to send with every file of a site whose page has this one.
#[must_use]
pub fn sent_policy(page_policy: &str) -> String {
    format!("{page_policy}; frame-ancestors 'none'")
}

/// Only names that Chromium knows: it warns on the console about any other.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(self), camera=(), display-capture=(), \
    geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    screen-wake-lock=(self), serial=(), usb=()";

const FOR_EVER: &[(&str, &str)] = &[("Cache-Control", "public, max-age=31536000, immutable")];
const ASK_FIRST: &[(&str, &str)] = &[("Cache-Control", "no-cache")];

/// Every rule but the policy, which every file has; all those that cover a path apply, and no two of them set the same
/// header.
///
/// Hosts that read `_headers` join values when two rules name the same header, so there is no
/// general rule about caching: what is not listed here is asked for again each time, which the
/// server does by itself and hosts do by default.
pub const RULES: &[Rule] = &[
    Rule {
        path: "/*",
        headers: &[
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
        path: "/fonts/figtree-*",
        headers: FOR_EVER,
    },
    Rule {
        path: "/packs/*",
        headers: FOR_EVER,
    },
    Rule {
        path: "/start-offline-*",
        headers: FOR_EVER,
    },
    Rule {
        path: "/style-lazy-*",
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

/// The table in the form that static hosts read from a `_headers` file, for a site whose page has this policy.
#[must_use]
pub fn as_file(page_policy: &str) -> String {
    let policy = sent_policy(page_policy);
    let mut file = "# For static hosts that read this file.\n".to_owned();
    for rule in RULES {
        let is_for_all = rule.path == "/*";
        let policy = is_for_all.then_some((POLICY, policy.as_str()));
        let lines = policy
            .into_iter()
            .chain(rule.headers.iter().copied())
            .flat_map(|(name, value)| ["  ", name, ": ", value, "\n"]);
        file.extend([rule.path, "\n"].into_iter().chain(lines));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(path: &str, wanted: &str) -> Vec<&'static str> {
        for_path(path)
            .filter(|(name, _)| *name == wanted)
            .map(|(_, value)| value)
            .collect()
    }

    #[test]
    fn the_headers_file_says_all_rules_and_the_policy_once() {
        let file = as_file(&page_policy(&["sha256-a".to_owned()], &[]));
        for rule in RULES {
            assert!(file.contains(&format!("\n{}\n", rule.path)), "{file}");
        }
        assert_eq!(file.matches(POLICY).count(), 1, "{file}");
        assert!(file.contains("; frame-ancestors 'none'\n"), "{file}");
    }

    #[test]
    fn a_policy_names_what_the_page_holds() {
        let policy = page_policy(
            &["sha256-a".to_owned(), "sha256-b".to_owned()],
            &["sha256-c".to_owned()],
        );
        assert!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-a' 'sha256-b'; "),
            "{policy}"
        );
        assert!(policy.contains("style-src 'self' 'sha256-c'; "), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn hashed_files_are_kept_for_ever() {
        for path in [
            "/unknot-1f2e3d4c5b6a7988.js",
            "/unknot-1f2e3d4c5b6a7988_bg.wasm",
            "/style-lazy-0123456789abcdef.css",
            "/fonts/figtree-0123456789abcdef.woff2",
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
        for path in [
            "/",
            "/index.html",
            "/sw.js",
            "/icons/192.png",
            "/fonts/LICENSE-FIGTREE.txt",
            "/missing.js",
        ] {
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
