//! Tools that come as crates, each in the one version that is known to work.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::lockfile;
use crate::project::{Project, quiet_output, run, say, succeeds};

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";

/// A tool of the registry and the version that is wanted.
#[derive(Debug)]
struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    why: &'a str,
    options: &'a [&'a str],
}

/// Trunk builds the site again whenever a file changes.
///
/// # Errors
///
/// When it is missing and cannot be installed.
pub fn trunk(project: &Project) -> Result<()> {
    Tool {
        package: "trunk",
        program: "trunk",
        version: TRUNK,
        why: "it builds the site again whenever a file changes",
        options: &["--locked", "--no-default-features", "--features", "rustls"],
    }
    .ensure(project)
}

/// wasm-bindgen writes the glue, and its version must equal the crate's.
///
/// Its own lock file is not used: it may name versions that were withdrawn.
///
/// # Errors
///
/// When it is missing and cannot be installed, or `Cargo.lock` does not tell the version.
pub fn wasm_bindgen(project: &Project) -> Result<()> {
    let file = project.root().join("Cargo.lock");
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &lockfile::version_of("wasm-bindgen", &text)?,
        why: "it joins WebAssembly and JavaScript, in exactly the version of the crate",
        options: &[],
    }
    .ensure(project)
}

/// geckodriver lets the browser tests drive Firefox.
///
/// # Errors
///
/// When it is missing and cannot be installed.
pub fn geckodriver(project: &Project) -> Result<()> {
    Tool {
        package: "geckodriver",
        program: "geckodriver",
        version: GECKODRIVER,
        why: "it drives Firefox in the browser tests",
        options: &["--locked"],
    }
    .ensure(project)
}

impl Tool<'_> {
    fn ensure(&self, project: &Project) -> Result<()> {
        if self.is_there(project, Path::new(self.program)) {
            return Ok(());
        }
        let Self {
            package, version, why, ..
        } = self;
        say(format!("Installing {package} {version} into .tools: {why}"));
        if self.fetch(project) {
            return Ok(());
        }
        self.compile(project).with_context(|| {
            let options = self.options.join(" ");
            format!(
                "{package} {version} is needed because {why}, and could not be installed: \
                 try `cargo install {package} --version {version} {options} --root .tools` by hand"
            )
        })
    }

    /// The search path of the project puts `.tools/bin` before everything else.
    fn is_there(&self, project: &Project, program: &Path) -> bool {
        let program = project.locate(&program.to_string_lossy());
        program
            .and_then(|program| quiet_output(project.command(program).arg("--version")))
            .is_some_and(|text| text.split_whitespace().nth(1) == Some(self.version))
    }

    /// A ready-made program, when cargo-binstall is there to find one.
    fn fetch(&self, project: &Project) -> bool {
        if !succeeds(project.command("cargo").args(["binstall", "-V"])) {
            return false;
        }
        let mut command = project.command("cargo");
        command.args([
            "binstall",
            "--no-confirm",
            "--disable-telemetry",
            "--version",
            self.version,
            "--root",
        ]);
        run(command.arg(project.tools()).arg(self.package)).is_ok()
    }

    fn compile(&self, project: &Project) -> Result<()> {
        let mut command = project.command("cargo");
        command
            .args(["install", self.package, "--version", self.version])
            .args(self.options);
        command.arg("--root").arg(project.tools());
        // These tools run for seconds: building them fast matters more than fast code.
        command.envs([
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64"),
            ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
        ]);
        run(&mut command)
    }
}
