//! The three browser engines and their drivers.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::cargo_tools;
use crate::project::{Project, quiet_output, run, say, succeeds};

/// Where everything is that drives a browser.
#[derive(Clone, Debug)]
pub struct Browsers {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Drives Chromium.
    pub chromedriver: PathBuf,
    /// Firefox, an extended support release where there is one.
    pub firefox: PathBuf,
    /// Drives Firefox.
    pub geckodriver: PathBuf,
    /// Drives `WebKitGTK`'s `MiniBrowser`.
    pub webkitdriver: PathBuf,
    /// The nearest thing to Safari on Linux.
    pub minibrowser: PathBuf,
    /// Gives `MiniBrowser` the display that it needs.
    pub xvfb_run: PathBuf,
}

/// A program, the names it goes by, and the Debian package that brings it.
#[derive(Debug)]
struct Program {
    names: &'static [&'static str],
    package: &'static str,
}

const CHROMIUM: Program = Program {
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
};
const CHROMEDRIVER: Program = Program {
    names: &["chromedriver"],
    package: "chromium-driver",
};
const FIREFOX: Program = Program {
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};
const WEBKITDRIVER: Program = Program {
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};
const MINIBROWSER: Program = Program {
    names: &["MiniBrowser"],
    package: "libwebkit2gtk-4.1-0",
};
const XVFB_RUN: Program = Program {
    names: &["xvfb-run"],
    package: "xvfb",
};

/// Finds Chromium with its driver, and installs them when they are missing.
///
/// # Errors
///
/// When they are missing and cannot be installed.
pub fn chromium(project: &Project) -> Result<(PathBuf, PathBuf)> {
    install_missing(project, &[&CHROMIUM, &CHROMEDRIVER])?;
    Ok((CHROMIUM.find(project)?, CHROMEDRIVER.find(project)?))
}

/// Finds every browser and driver, and installs those that are missing.
///
/// # Errors
///
/// When one is missing and cannot be installed.
pub fn all(project: &Project) -> Result<Browsers> {
    install_missing(
        project,
        &[
            &CHROMIUM,
            &CHROMEDRIVER,
            &FIREFOX,
            &WEBKITDRIVER,
            &MINIBROWSER,
            &XVFB_RUN,
        ],
    )?;
    cargo_tools::geckodriver(project)?;
    Ok(Browsers {
        chromium: CHROMIUM.find(project)?,
        chromedriver: CHROMEDRIVER.find(project)?,
        firefox: FIREFOX.find(project)?,
        geckodriver: project
            .locate("geckodriver")
            .context("geckodriver is missing after its installation")?,
        webkitdriver: WEBKITDRIVER.find(project)?,
        minibrowser: MINIBROWSER.find(project)?,
        xvfb_run: XVFB_RUN.find(project)?,
    })
}

impl Program {
    fn locate(&self, project: &Project) -> Option<PathBuf> {
        self.names
            .iter()
            .find_map(|name| project.locate(name).or_else(|| in_webkit_folder(name)))
    }

    fn find(&self, project: &Project) -> Result<PathBuf> {
        let Self { names, package } = self;
        self.locate(project).with_context(|| {
            format!(
                "{} is missing; the browser tests need it: install {package} or its like on this system",
                names[0]
            )
        })
    }
}

/// `WebKitGTK` keeps its browser in a library folder whose name tells processor and version.
fn in_webkit_folder(program: &str) -> Option<PathBuf> {
    let libraries = [
        PathBuf::from("/usr/lib"),
        PathBuf::from(format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH)),
    ];
    let versions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
    let mut files = libraries
        .iter()
        .flat_map(|folder| versions.map(|version| folder.join(version).join(program)));
    files.find(|file| file.is_file())
}

fn install_missing(project: &Project, programs: &[&Program]) -> Result<()> {
    let mut packages: Vec<_> = programs
        .iter()
        .filter(|program| program.locate(project).is_none())
        .map(|program| program.package)
        .collect();
    packages.dedup();
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let Some(apt) = apt_get(project) else {
        bail!(
            "the browser tests need {list}, and this cannot install them by itself here: install them and run this again"
        );
    };
    say(format!("Installing {list} for the browser tests"));
    install(project, &apt, &packages).with_context(|| {
        format!("the browser tests need {list}: try `apt-get install --no-install-recommends {list}` by hand")
    })
}

/// How to call apt-get with the rights to install, if there is a way without asking.
fn apt_get(project: &Project) -> Option<Vec<&'static str>> {
    project.locate("apt-get")?;
    let is_root = quiet_output(project.command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if is_root {
        return Some(vec!["apt-get"]);
    }
    succeeds(project.command("sudo").args(["-n", "true"])).then(|| vec!["sudo", "-n", "apt-get"])
}

fn install(project: &Project, apt: &[&str], packages: &[&str]) -> Result<()> {
    let apt_get = |arguments: &[&str]| {
        let mut command = project.command(apt[0]);
        command
            .args(&apt[1..])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let install = [&["install", "-y", "-qq", "--no-install-recommends"], packages].concat();
    if packages.iter().all(|package| is_known(project, package)) && run(&mut apt_get(&install)).is_ok() {
        return Ok(());
    }
    // The lists are empty on a new machine, and name files that are gone on an old one.
    run(&mut apt_get(&["update", "-qq"]))?;
    run(&mut apt_get(&install))
}

fn is_known(project: &Project, package: &str) -> bool {
    quiet_output(project.command("apt-cache").args(["policy", package]))
        .is_some_and(|policy| policy.contains("Candidate:") && !policy.contains("Candidate: (none)"))
}

/// Chromium refuses its sandbox to root, and speaks to the world unless told not to.
#[must_use]
pub fn chromium_flags(profile: &Path) -> Vec<String> {
    let mut flags: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    .map(String::from)
    .into();
    flags.push(format!("--user-data-dir={}", profile.display()));
    flags
}
