//! `cargo xtask test [FILTER]`: everything that must hold before a change is taken.

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};

use crate::build::weigh;
use crate::commands::build;
use crate::project::{self, Project, quiet_output, say};
use crate::setup;
use crate::setup::browsers::{self, Browsers};
use crate::setup::wasm_target::WASM;

const JOURNEYS: &str = "journeys";
const WASM_RUNNER: &str = "wasm-bindgen-test-runner";

/// The arguments of `test`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// One part (format, lints, native, wasm, browser), or the tests whose names contain this
    filter: Option<String>,
    /// Also take journeys of logic through all three browser engines, not through one that changes with the commit
    #[arg(long)]
    all_engines: bool,
}

/// A part of the whole, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Format,
    Lints,
    Native,
    Wasm,
    Browser,
}

#[derive(Debug)]
enum Outcome {
    Passed,
    Skipped(&'static str),
    Failed(anyhow::Error),
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Format => "format",
            Self::Lints => "lints",
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Browser => "browser",
        })
    }
}

impl Part {
    const ALL: [Self; 5] = [Self::Format, Self::Lints, Self::Native, Self::Wasm, Self::Browser];

    /// Which parts to run, and which tests in them: the name of a part chooses that part, and
    /// any other word chooses tests by name in all parts that have tests.
    fn chosen(filter: Option<&str>) -> (Vec<Self>, Option<&str>) {
        let Some(filter) = filter else {
            return (Self::ALL.to_vec(), None);
        };
        match Self::ALL.into_iter().find(|part| part.to_string() == filter) {
            Some(part) => (vec![part], None),
            None => (vec![Self::Native, Self::Wasm, Self::Browser], Some(filter)),
        }
    }

    fn run(self, project: &Project, filter: Option<&str>, all_engines: bool) -> Result<Outcome> {
        match self {
            Self::Format => format(project),
            Self::Lints => lints(project),
            Self::Native => native(project, filter),
            Self::Wasm => wasm(project, filter),
            Self::Browser => browser(project, filter, all_engines),
        }
    }
}

/// Runs the parts and ends with one line for each.
///
/// # Errors
///
/// When a part failed; those after it have run all the same.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    let (parts, filter) = Part::chosen(arguments.filter.as_deref());
    let run = |part| timed(part, || part.run(project, filter, arguments.all_engines));
    let results: Vec<_> = parts.into_iter().map(run).collect();
    println!();
    for (part, outcome, time) in &results {
        println!("{}", summary(*part, outcome, *time));
    }
    let failed = results
        .iter()
        .filter(|(_, outcome, _)| matches!(outcome, Outcome::Failed(_)))
        .count();
    if failed > 0 {
        bail!("{failed} of {} parts failed", results.len());
    }
    Ok(())
}

fn timed(part: Part, run: impl FnOnce() -> Result<Outcome>) -> (Part, Outcome, Duration) {
    println!();
    say(format!("Part: {part}"));
    let start = Instant::now();
    let outcome = run().unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        Outcome::Failed(error)
    });
    (part, outcome, start.elapsed())
}

fn summary(part: Part, outcome: &Outcome, time: Duration) -> String {
    let seconds = time.as_secs_f32();
    match outcome {
        Outcome::Passed => format!("{part:<8} ok      {seconds:>7.1} s"),
        Outcome::Skipped(reason) => format!("{part:<8} skipped {seconds:>7.1} s  {reason}"),
        Outcome::Failed(error) => format!("{part:<8} failed  {seconds:>7.1} s  {error}"),
    }
}

fn format(project: &Project) -> Result<Outcome> {
    cargo(project, &["fmt", "--all", "--check"])?;
    Ok(Outcome::Passed)
}

/// Every linter runs, so that one look shows all that is wrong.
fn lints(project: &Project) -> Result<Outcome> {
    setup::wasm_target::ensure(project)?;
    let host = cargo(
        project,
        &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    );
    let mut for_wasm = vec!["clippy", "-p", "unknot", "--target", WASM, "--lib", "--bins"];
    if has_wasm_tests(project.root()) {
        for_wasm.extend(["--test", "wasm_*"]);
    }
    for_wasm.extend(["--", "-D", "warnings"]);
    let wasm = cargo(project, &for_wasm);
    let mut documentation = project.command("cargo");
    documentation
        .args(["doc", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings");
    let documentation = project::run(&mut documentation);
    all_of([host, wasm, documentation])
}

fn native(project: &Project, filter: Option<&str>) -> Result<Outcome> {
    let mut command = project.command("cargo");
    command.args(["test", "--workspace", "--no-fail-fast"]).args(filter);
    project::run(&mut command)?;
    Ok(Outcome::Passed)
}

/// The tests of components, each file on a page of its own in headless Chromium.
fn wasm(project: &Project, filter: Option<&str>) -> Result<Outcome> {
    if !has_wasm_tests(project.root()) {
        return Ok(Outcome::Skipped("there is no tests/wasm_*.rs"));
    }
    setup::wasm_target::ensure(project)?;
    let (_, chromedriver) = browsers::chromium(project)?;
    // Of the whole workspace, as in the other parts: for one package alone Cargo would compile some crates once more.
    cargo(project, &["build", "--workspace", "--bin", WASM_RUNNER])?;
    let mut command = project.command("cargo");
    command
        .args([
            "test",
            "-p",
            "unknot",
            "--target",
            WASM,
            "--no-fail-fast",
            "--test",
            "wasm_*",
        ])
        .args(filter);
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        project.target().join("debug").join(WASM_RUNNER),
    );
    command.env("CHROMEDRIVER", chromedriver);
    // The runner takes the first driver that it is told about.
    command
        .env_remove("GECKODRIVER")
        .env_remove("SAFARIDRIVER")
        .env_remove("MSEDGEDRIVER");
    command.env(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        project.root().join("xtask/webdriver.json"),
    );
    project::run(&mut command)?;
    Ok(Outcome::Passed)
}

/// The journeys through the release, in three browser engines, and its weight.
fn browser(project: &Project, filter: Option<&str>, all_engines: bool) -> Result<Outcome> {
    let browsers = browsers::all(project)?;
    build::make(project)?;
    let mut command = project.command("cargo");
    command
        .args(["test", "--no-fail-fast", "--workspace", "--test", JOURNEYS])
        .args(filter);
    tell_about(&browsers, project, &mut command);
    if all_engines {
        command.env("UNKNOT_ALL_ENGINES", "1");
    }
    // Chooses the engine for journeys that need only one.
    if let Some(commit) = quiet_output(project.command("git").args(["rev-parse", "HEAD"])) {
        command.env("UNKNOT_COMMIT", commit.trim());
    }
    all_of([project::run(&mut command), weigh::check(&project.dist())])
}

/// The environment of the browser tests.
pub(super) fn tell_about(browsers: &Browsers, project: &Project, tests: &mut Command) {
    tests
        .env("UNKNOT_DIST", project.dist())
        .env("NODE_MODULES", project.node_modules())
        .env("CHROMIUM", &browsers.chromium)
        .env("CHROMEDRIVER", &browsers.chromedriver)
        .env("FIREFOX", &browsers.firefox)
        .env("GECKODRIVER", &browsers.geckodriver)
        .env("WEBKITDRIVER", &browsers.webkitdriver)
        .env("MINIBROWSER", &browsers.minibrowser)
        .env("XVFB_RUN", &browsers.xvfb_run);
}

fn cargo(project: &Project, arguments: &[&str]) -> Result<()> {
    project::run(project.command("cargo").args(arguments))
}

fn has_wasm_tests(root: &Path) -> bool {
    fs::read_dir(root.join("tests")).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("wasm_") && name.ends_with(".rs")
        })
    })
}

fn all_of<const N: usize>(results: [Result<()>; N]) -> Result<Outcome> {
    let errors: Vec<_> = results
        .into_iter()
        .filter_map(|result| result.err().map(|error| error.to_string()))
        .collect();
    if errors.is_empty() {
        Ok(Outcome::Passed)
    } else {
        Err(anyhow!(errors.join("; ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_word_everything_runs() {
        assert_eq!(Part::chosen(None), (Part::ALL.to_vec(), None));
    }

    #[test]
    fn the_name_of_a_part_chooses_all_its_tests() {
        assert_eq!(Part::chosen(Some("wasm")), (vec![Part::Wasm], None));
    }

    #[test]
    fn any_other_word_chooses_tests_by_name() {
        assert_eq!(
            Part::chosen(Some("triage")),
            (vec![Part::Native, Part::Wasm, Part::Browser], Some("triage"))
        );
    }

    #[test]
    fn the_line_of_a_part_says_how_it_went() {
        let line = summary(
            Part::Wasm,
            &Outcome::Skipped("there is nothing"),
            Duration::from_millis(1250),
        );
        assert_eq!(line, "wasm     skipped     1.2 s  there is nothing");
    }
}
