//! The folders of the repository, and how programs are started in it.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The repository that the command works on.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The repository that holds this package.
    ///
    /// Cargo names the package when it runs the command; the place where it was compiled serves
    /// for a binary that is started by hand.
    ///
    /// # Errors
    ///
    /// When the folder has no `Cargo.toml`, for instance because the repository was moved.
    pub fn find() -> Result<Self> {
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().map(Path::to_path_buf).unwrap_or_default();
        if !root.join("Cargo.toml").is_file() {
            bail!(
                "{} holds no Cargo.toml: start this with `cargo xtask` from the repository",
                root.display()
            );
        }
        Ok(Self { root })
    }

    /// A project at a folder of your choice.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The repository's own folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The site that a release build makes.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the files lie that `index.html` takes in. Always in the same place, whatever the target folder of Cargo, since
    /// the page names them.
    #[must_use]
    pub fn assembled(&self) -> PathBuf {
        self.root.join("target/assembled")
    }

    /// Where the pinned tools are installed.
    #[must_use]
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// Where the npm tools are installed.
    #[must_use]
    pub fn node_modules(&self) -> PathBuf {
        self.root.join("node_modules")
    }

    /// Where Cargo builds, and where everything made on the way belongs.
    #[must_use]
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
    }

    /// A program started in the repository, which finds the pinned tools before any others.
    ///
    /// What Cargo tells a package about itself is left out: a Cargo inside would otherwise see
    /// those values change between runs and build some crates again every time.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.search_path());
        for (name, _) in env::vars_os() {
            if name.to_str().is_some_and(is_about_a_package) {
                command.env_remove(name);
            }
        }
        command
    }

    /// Where `program` is, looking at the pinned tools first.
    #[must_use]
    pub fn locate(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.search_path())
            .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
            .find(|file| file.is_file())
    }

    fn search_path(&self) -> std::ffi::OsString {
        let own = [self.tools().join("bin"), self.node_modules().join(".bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        // Joining fails only for a folder with the separator in its name.
        env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
    }
}

fn is_about_a_package(variable: &str) -> bool {
    const EXACT: [&str; 5] = [
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_PATH",
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_PRIMARY_PACKAGE",
    ];
    variable.starts_with("CARGO_PKG_") || EXACT.contains(&variable)
}

/// Says on one line what is being done now.
pub fn say(what: impl std::fmt::Display) {
    println!("==> {what}");
}

/// Runs a command, lets it write to the terminal, and fails when it does.
///
/// # Errors
///
/// When the program cannot be started or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    println!("    $ {shown}");
    let status = command.status().with_context(|| could_not_start(command))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a command silently and gives what it wrote, or nothing when it failed or is missing.
#[must_use]
pub fn quiet_output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a command runs and succeeds; what it writes is not shown.
#[must_use]
pub fn succeeds(command: &mut Command) -> bool {
    quiet_output(command).is_some()
}

fn could_not_start(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    format!("`{program}` could not be started: check that it is installed and on the PATH")
}

fn shown(command: &Command) -> String {
    let arguments = command.get_args().map(OsStr::to_string_lossy);
    std::iter::once(command.get_program().to_string_lossy())
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_says_about_a_package_is_recognised() {
        assert!(is_about_a_package("CARGO_PKG_VERSION"));
        assert!(is_about_a_package("CARGO_MANIFEST_DIR"));
    }

    #[test]
    fn settings_of_the_person_are_kept() {
        assert!(!is_about_a_package("CARGO_TARGET_DIR"));
        assert!(!is_about_a_package("CARGO_HOME"));
    }

    #[test]
    fn the_pinned_tools_come_first_on_the_path() {
        let path = Project::at("/somewhere").search_path();
        assert_eq!(
            env::split_paths(&path).next(),
            Some(PathBuf::from("/somewhere/.tools/bin"))
        );
    }
}
