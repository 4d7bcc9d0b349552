//! A browser that shows one page, and that nobody drives.

use std::process::Command;

use anyhow::Result;
use tempfile::TempDir;
use xtask::setup::browsers::chromium_flags;

use crate::driver::{Program, named, start_display};
use crate::engine::Engine;
use crate::environment::Environment;

/// It ends with this value.
#[derive(Debug)]
pub(super) struct PageAlone {
    // Ended in this order: first what uses the display and the folder.
    _browser: Program,
    _display: Option<Program>,
    _profile: TempDir,
}

impl PageAlone {
    /// Starts a browser with a fresh profile.
    pub fn open(engine: Engine, environment: &Environment, address: &str) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("unknot-profile-").tempdir()?;
        let folder = profile.path();
        let (mut command, display) = match engine {
            Engine::Chromium => {
                let mut command = Command::new(named(environment.chromium.as_deref(), "CHROMIUM")?);
                command.args(chromium_flags(folder));
                (command, None)
            }
            Engine::Firefox => {
                let mut command = Command::new(named(environment.firefox.as_deref(), "FIREFOX")?);
                command.args(["-headless", "-no-remote", "-profile"]).arg(folder);
                (command, None)
            }
            Engine::WebKit => {
                let (display, name) = start_display(&environment.xvfb)?;
                let mut command = Command::new(named(environment.minibrowser.as_deref(), "MINIBROWSER")?);
                command.env("DISPLAY", name).env("GDK_BACKEND", "x11");
                for home in ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
                    command.env(home, folder);
                }
                (command, Some(display))
            }
        };
        Ok(Self {
            _browser: Program::start(command.arg(address))?,
            _display: display,
            _profile: profile,
        })
    }
}
