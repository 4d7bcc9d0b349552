//! The programs that drive the browsers.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use tokio::time::sleep;

use crate::engine::Engine;
use crate::environment::Environment;

const STEP: Duration = Duration::from_millis(50);
const PATIENCE: u32 = 400;

/// A running driver with a port and a profile folder of its own. All of it ends with this value.
#[derive(Debug)]
pub struct Driver {
    // Ended in this order: first what uses the display and the folder.
    _process: Program,
    _display: Option<Program>,
    profile: TempDir,
    port: u16,
}

impl Driver {
    /// Starts the driver of an engine and waits until it answers.
    ///
    /// # Errors
    ///
    /// When it cannot be started or does not answer.
    pub async fn start(engine: Engine, environment: &Environment) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("unknot-profile-").tempdir()?;
        let port = free_port()?;
        let (mut command, display) = match engine {
            Engine::Chromium => (Command::new(&environment.chromedriver), None),
            Engine::Firefox => {
                let mut command = Command::new(named(environment.geckodriver.as_deref(), "GECKODRIVER")?);
                // The port of its own that Firefox is reached on; two at once must not share one.
                command.arg(format!("--websocket-port={}", free_port()?));
                (command, None)
            }
            Engine::WebKit => {
                let (display, name) = start_display(&environment.xvfb)?;
                let mut command = Command::new(named(environment.webkitdriver.as_deref(), "WEBKITDRIVER")?);
                command.env("DISPLAY", name).env("GDK_BACKEND", "x11");
                (command, Some(display))
            }
        };
        let process = Program::start(command.arg(format!("--port={port}")))?;
        answers(port)
            .await
            .with_context(|| format!("the driver of {engine} did not answer"))?;
        Ok(Self {
            _process: process,
            _display: display,
            profile,
            port,
        })
    }

    /// The folder for the browser's profile.
    #[must_use]
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// The address that commands go to.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// A process that ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Program(Child);

impl Program {
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let name = || format!("{} could not be started", command.get_program().display());
        Ok(Self(process.with_context(name)?))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already, and then nothing is left to do.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A display without a screen; it chooses a free number and tells it.
pub(crate) fn start_display(xvfb: &Path) -> Result<(Program, String)> {
    let mut command = Command::new(xvfb);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut process = command
        .spawn()
        .with_context(|| format!("{} could not be started", xvfb.display()))?;
    let output = process.stdout.take();
    let program = Program(process);
    let mut number = String::new();
    BufReader::new(output.context("Xvfb has no output")?).read_line(&mut number)?;
    ensure!(!number.trim().is_empty(), "Xvfb ended without a display");
    Ok((program, format!(":{}", number.trim())))
}

pub(crate) fn named<'a>(program: Option<&'a Path>, variable: &str) -> Result<&'a Path> {
    program.with_context(|| format!("{variable} is not set: start the browser tests with `cargo xtask test browser`"))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

async fn answers(port: u16) -> Result<()> {
    for _ in 0..PATIENCE {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        sleep(STEP).await;
    }
    anyhow::bail!("nobody listens on port {port}")
}
