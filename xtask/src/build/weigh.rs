//! Weighs the site: what is downloaded until the first area is open must stay small.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::compress::with_ending;
use super::files;
use crate::headers;

/// The most that the files needed at the start may weigh together in brotli, in bytes.
const BUDGET: u64 = 145 * 1000;

/// The most that all files that are kept for offline use may weigh together in brotli, in bytes. Far from where it should be
/// (see `docs/PERFORMANCE.md`), but it must not grow unseen. 14,128 of them are the font.
const WHOLE_BUDGET: u64 = 876 * 1000 + 14_128;

/// The most that the figures of all techniques may weigh together in brotli, in bytes.
const FIGURES_BUDGET: u64 = 30 * 1000;
const FIGURES: &str = "packs/figures-";

/// What somebody comes for: the parts and packs that it needs beside the start and the later style, and the most that all of
/// these may weigh together in brotli, in bytes, on a first visit.
const MOMENTS: [(&str, &[&str], u64); 6] = [
    (
        "a stretch with its steps and drawing",
        &["part-home-", "part-technique-", "packs/figures-", "packs/library-"],
        477_000,
    ),
    (
        "the first question of the check",
        &[
            "part-home-",
            "part-technique-",
            "part-shared-",
            "part-check-",
            "packs/check-",
        ],
        563_000,
    ),
    (
        "a session",
        &[
            "part-home-",
            "part-technique-",
            "part-shared-",
            "part-session-",
            "packs/check-",
            "packs/figures-",
            "packs/library-",
        ],
        606_500,
    ),
    (
        "routines",
        &[
            "part-home-",
            "part-technique-",
            "part-shared-",
            "part-routines-",
            "packs/library-",
        ],
        580_000,
    ),
    ("the journal", &["part-home-", "part-shared-", "part-journal-"], 438_500),
    (
        "a guide to read",
        &["part-home-", "part-shared-", "part-reading-", "packs/learn-"],
        451_500,
    ),
];
const LAZY_STYLE: &str = "style-lazy-";

/// Files needed until the first area is open.
const FIRST: [&str; 4] = ["html", "css", "js", "wasm"];
/// What comes after the first page, by the start of its name: parts of the app and their style, what keeps it on the
/// device, and what helps when it breaks.
const AFTER: [&str; 5] = ["unknot-part-", "style-lazy-", "start-offline-", "sw.js", "rescue.js"];
/// Files that pages fetch when they are opened. Pictures and files for hosts are not weighed.
const LAZY: [&str; 3] = ["json", "pack", "woff2"];

#[derive(Debug)]
struct Weight {
    name: String,
    raw: u64,
    brotli: u64,
    is_first: bool,
}

/// Prints what each file weighs.
///
/// # Errors
///
/// When a file's name does not fit how long browsers are told to keep it.
pub fn print(folder: &Path) -> Result<()> {
    let weights = weights(folder)?;
    println!("{:>12} {:>12}  file", "bytes", "in brotli");
    for weight in &weights {
        let Weight { name, raw, brotli, .. } = weight;
        let remark = if weight.is_first { "" } else { " (lazy)" };
        println!("{raw:>12} {brotli:>12}  {name}{remark}");
    }
    let brotli = total(&weights, |weight| weight.is_first);
    let whole = total(&weights, |_| true);
    println!(
        "{:>12} {whole:>12}  all together, of {WHOLE_BUDGET} allowed in brotli",
        ""
    );
    println!(
        "{:>12} {brotli:>12}  needed at the start, of {BUDGET} allowed in brotli",
        ""
    );
    for (moment, needed, budget) in &MOMENTS {
        let weight = weight_until(&weights, needed);
        println!("{:>12} {weight:>12}  until {moment}, of {budget} allowed", "");
    }
    weights.iter().try_for_each(|weight| check_name(&weight.name))
}

/// Keeps the site light. It is built all the same, so that one can look at what made it heavy.
///
/// # Errors
///
/// When the files needed at the start, or the figures, weigh more than their budget.
pub fn check(folder: &Path) -> Result<()> {
    within_budget(&weights(folder)?)
}

fn weights(folder: &Path) -> Result<Vec<Weight>> {
    let is_one_of = |file: &Path, kinds: &[&str]| {
        let kind = file.extension().unwrap_or_default();
        kinds.iter().any(|known| kind == *known)
    };
    let mut weights = Vec::new();
    for file in files::all_in(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_code = is_one_of(&file, &FIRST);
        let is_first = is_code && !AFTER.iter().any(|start| name.starts_with(start));
        if is_code || is_one_of(&file, &LAZY) {
            weights.push(weight(folder, &file, is_first)?);
        }
    }
    Ok(weights)
}

fn weight(folder: &Path, file: &Path, is_first: bool) -> Result<Weight> {
    let size = |file: &Path| -> Result<u64> {
        Ok(fs::metadata(file)
            .with_context(|| format!("{} cannot be weighed", file.display()))?
            .len())
    };
    let compressed = with_ending(file, ".br");
    let name = file
        .strip_prefix(folder)
        .unwrap_or(file)
        .to_string_lossy()
        .replace('\\', "/");
    Ok(Weight {
        name,
        raw: size(file)?,
        // A font is compressed in itself.
        brotli: size(if compressed.exists() { &compressed } else { file })?,
        is_first,
    })
}

/// The total in brotli of the files that count.
fn total(weights: &[Weight], counts: impl Fn(&&Weight) -> bool) -> u64 {
    weights.iter().filter(counts).map(|weight| weight.brotli).sum()
}

/// What a first visit brings until a moment.
fn weight_until(weights: &[Weight], needed: &[&str]) -> u64 {
    total(weights, |weight| {
        weight.is_first || weight.name.starts_with(LAZY_STYLE) || needed.iter().any(|file| weight.name.contains(file))
    })
}

fn within_budget(weights: &[Weight]) -> Result<()> {
    let whole = total(weights, |_| true);
    if whole > WHOLE_BUDGET {
        bail!("all files together weigh {whole} bytes in brotli and may weigh {WHOLE_BUDGET}: see the table of files");
    }
    let first = total(weights, |weight| weight.is_first);
    if first > BUDGET {
        bail!(
            "what is needed at the start weighs {first} bytes in brotli and may weigh {BUDGET}: see the table of files"
        );
    }
    for (moment, needed, budget) in &MOMENTS {
        let weight = weight_until(weights, needed);
        if weight > *budget {
            bail!("until {moment}, {weight} bytes in brotli come and may be {budget}");
        }
    }
    let figures = total(weights, |weight| weight.name.starts_with(FIGURES));
    if figures > FIGURES_BUDGET {
        bail!("the figures weigh {figures} bytes in brotli and may weigh {FIGURES_BUDGET}");
    }
    Ok(())
}

/// A file that is kept for ever must change its name with its content, or nobody sees the change.
fn check_name(name: &str) -> Result<()> {
    match (headers::is_kept_for_ever(&format!("/{name}")), has_hash(name)) {
        (true, false) => bail!("{name} has no hash in its name, but the headers tell browsers to keep it for ever"),
        (false, true) => {
            bail!("{name} has a hash in its name, but no rule in xtask/src/headers.rs lets browsers keep it")
        }
        _ => Ok(()),
    }
}

/// Whether a name such as `unknot-1f2e3d4c5b6a7988_bg.wasm` holds a hash of 12 to 16 digits.
fn has_hash(name: &str) -> bool {
    name.split(['-', '_', '.']).any(|part| {
        (12..=16).contains(&part.len()) && part.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighing(brotli: u64) -> Weight {
        Weight {
            name: "unknot-1f2e3d4c5b6a7988_bg.wasm".into(),
            raw: brotli * 3,
            brotli,
            is_first: true,
        }
    }

    #[test]
    fn what_comes_later_is_free() {
        let lazy = Weight {
            is_first: false,
            ..weighing(BUDGET)
        };
        assert!(within_budget(&[weighing(BUDGET), lazy]).is_ok());
    }

    #[test]
    fn the_budget_is_for_all_files_together() {
        assert!(within_budget(&[weighing(BUDGET / 2), weighing(BUDGET / 2)]).is_ok());
        assert!(within_budget(&[weighing(BUDGET / 2), weighing(BUDGET / 2 + 1)]).is_err());
    }

    #[test]
    fn what_comes_later_has_its_bounds_too() {
        let lazy = |brotli| Weight {
            is_first: false,
            ..weighing(brotli)
        };
        assert!(within_budget(&[lazy(WHOLE_BUDGET)]).is_ok());
        assert!(within_budget(&[weighing(1), lazy(WHOLE_BUDGET)]).is_err());
    }

    #[test]
    fn figures_have_a_budget_of_their_own() {
        let figures = |brotli| Weight {
            name: format!("{FIGURES}1f2e3d4c5b6a7988.pack"),
            is_first: false,
            ..weighing(brotli)
        };
        assert!(within_budget(&[figures(FIGURES_BUDGET)]).is_ok());
        assert!(within_budget(&[figures(FIGURES_BUDGET + 1)]).is_err());
    }

    #[test]
    fn names_fit_how_long_they_are_kept() {
        assert!(check_name("unknot-1f2e3d4c5b6a7988_bg.wasm").is_ok());
        assert!(check_name("index.html").is_ok());
        assert!(check_name("unknot-logo.js").is_err());
        assert!(check_name("sounds-1f2e3d4c5b6a7988.json").is_err());
    }
}
