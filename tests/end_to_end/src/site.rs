//! The built app, served as a good static host would: in a folder, with the production headers.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result};
use tempfile::TempDir;
use xtask::build::integrity;
use xtask::server::{Options, Server};

use self::another_build::is_twin;
use crate::locked;

pub(crate) mod another_build;

/// A folder that is not the root, since many hosts give no other.
const FOLDER: &str = "/some/folder/";

/// A served site on a port of its own, and so with a storage of its own.
#[derive(Debug)]
pub struct Site {
    /// Nothing once it has been stopped.
    server: Mutex<Option<Server>>,
    address: String,
    origin: String,
    copy: Option<TempDir>,
}

impl Site {
    /// The site exactly as it was built.
    ///
    /// # Errors
    ///
    /// When it cannot be served.
    pub fn as_built(dist: &Path) -> Result<Self> {
        Self::serve(dist.to_owned(), None)
    }

    /// A copy whose page runs a script before anything else.
    ///
    /// # Errors
    ///
    /// When the copy cannot be made or served.
    pub fn with_first_script(dist: &Path, script: &str) -> Result<Self> {
        let copy = copy_of(dist, |_| true)?;
        let page = copy.path().join("index.html");
        let html = fs::read_to_string(&page)?;
        let start = html
            .find("<script")
            .context("index.html has no script to come before")?;
        let (before, after) = html.split_at(start);
        let with_script = format!("{before}<script src=\"./first.js\"></script>{after}");
        fs::write(copy.path().join("first.js"), script)?;
        prove_anew(copy.path(), &[(html.as_bytes(), with_script.as_bytes())])?;
        fs::write(&page, with_script)?;
        Self::serve(copy.path().to_owned(), Some(copy))
    }

    /// A copy without the files of a type, as when a download breaks.
    ///
    /// # Errors
    ///
    /// When the copy cannot be made or served.
    pub fn without(dist: &Path, extension: &str) -> Result<Self> {
        let copy = copy_of(dist, |file| plain_extension(file) != Some(OsStr::new(extension)))?;
        Self::serve(copy.path().to_owned(), Some(copy))
    }

    fn serve(folder: PathBuf, copy: Option<TempDir>) -> Result<Self> {
        Self::serve_with(folder, copy, true)
    }

    fn serve_with(folder: PathBuf, copy: Option<TempDir>, sends_headers: bool) -> Result<Self> {
        let server = Server::start(
            folder,
            Options {
                port: 0,
                mount: FOLDER.to_owned(),
                sends_headers,
            },
        )?;
        Ok(Self {
            address: server.url(),
            origin: server.origin(),
            server: Mutex::new(Some(server)),
            copy,
        })
    }

    /// A copy that can be changed, on a host that sends no headers of ours.
    ///
    /// # Errors
    ///
    /// When the copy cannot be made or served.
    pub fn without_headers(dist: &Path) -> Result<Self> {
        let copy = copy_of(dist, |_| true)?;
        Self::serve_with(copy.path().to_owned(), Some(copy), false)
    }

    /// A copy that can be changed while it is served.
    ///
    /// # Errors
    ///
    /// When the copy cannot be made or served.
    pub fn to_change(dist: &Path) -> Result<Self> {
        let copy = copy_of(dist, |_| true)?;
        Self::serve(copy.path().to_owned(), Some(copy))
    }

    /// Puts a file into the folder, and takes the compressed twins of one that was there away.
    ///
    /// # Errors
    ///
    /// When the site is no copy, or the file cannot be written.
    pub fn add(&self, name: &str, text: &str) -> Result<()> {
        let file = self.folder()?.join(name);
        fs::create_dir_all(file.parent().context("a file has a folder")?)?;
        for kind in ["br", "gz"] {
            let twin = self.folder()?.join(format!("{name}.{kind}"));
            if twin.is_file() {
                fs::remove_file(twin)?;
            }
        }
        Ok(fs::write(file, text)?)
    }

    /// Puts wrong bytes in the place of every file that is named by its hash; gives the files as they were.
    ///
    /// # Errors
    ///
    /// When the site is no copy, or a file cannot be written.
    pub fn spoil_hashed_files(&self) -> Result<Spoilt> {
        let files = another_build::hashed_files(self.folder()?)?;
        let mut spoilt = Spoilt::default();
        for file in files {
            let right = fs::read(&file)?;
            if is_twin(&file) {
                fs::remove_file(&file)?;
            } else {
                // As when a download breaks.
                fs::write(&file, &right[..right.len() / 2])?;
            }
            spoilt.0.push((file, right));
        }
        Ok(spoilt)
    }

    /// Puts a text in the place of a part of the app, or takes it away; gives the files as they were.
    ///
    /// # Errors
    ///
    /// When the site is no copy, or a file cannot be written.
    pub fn spoil_part(&self, part: &str, with: Option<&str>) -> Result<Spoilt> {
        let start = format!("unknot-part-{part}-");
        let mut spoilt = Spoilt::default();
        for file in another_build::hashed_files(self.folder()?)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if !name.starts_with(&start) {
                continue;
            }
            let right = fs::read(&file)?;
            fs::remove_file(&file)?;
            if let (Some(text), false) = (with, is_twin(&file)) {
                fs::write(&file, text)?;
            }
            spoilt.0.push((file, right));
        }
        Ok(spoilt)
    }

    /// The addresses of what was spoilt, without the compressed twins.
    #[must_use]
    pub fn addresses_of(&self, spoilt: &Spoilt) -> Vec<String> {
        let files = spoilt.0.iter().map(|(file, _)| file).filter(|file| !is_twin(file));
        let address = |file: &PathBuf| {
            let name = file.strip_prefix(self.folder().ok()?).ok()?;
            Some(format!("{}{}", self.address, name.display()))
        };
        files.filter_map(address).collect()
    }

    /// Puts another build in the place of the present one: the same app under other names, with a mark on its page.
    ///
    /// # Errors
    ///
    /// When the site is no copy, or is not as a build makes it.
    pub fn deploy_another_build(&self) -> Result<()> {
        another_build::deploy(self.folder()?)
    }

    /// Whether the folder has the file of an address.
    #[must_use]
    pub fn holds(&self, address: &str) -> bool {
        let name = address.strip_prefix(&self.address);
        let file = self.folder().ok().zip(name).map(|(folder, name)| folder.join(name));
        file.is_some_and(|file| file.is_file())
    }

    fn folder(&self) -> Result<&Path> {
        Ok(self
            .copy
            .as_ref()
            .context("this site is not there to be changed")?
            .path())
    }

    /// Ends the server; from now on nobody answers.
    pub fn stop(&self) {
        drop(locked(&self.server).take());
    }

    /// Whether somebody answers.
    #[must_use]
    pub fn is_served(&self) -> bool {
        locked(&self.server).is_some()
    }

    /// The address of the first page, with the slash at its end.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.clone()
    }

    /// A page of the same origin that does not start the app.
    #[must_use]
    pub fn plain_page(&self) -> String {
        format!("{}icon.svg", self.address)
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        self.origin.clone()
    }
}

/// Files that hold wrong bytes, and their right ones.
#[derive(Debug, Default)]
pub struct Spoilt(Vec<(PathBuf, Vec<u8>)>);

impl Spoilt {
    /// Puts the right bytes back.
    ///
    /// # Errors
    ///
    /// When a file cannot be written.
    pub fn mend(self) -> Result<()> {
        for (file, right) in self.0 {
            fs::write(file, right)?;
        }
        Ok(())
    }
}

/// Makes the service worker expect other content: each pair is what was there and what is there now.
fn prove_anew(folder: &Path, changes: &[(&[u8], &[u8])]) -> Result<()> {
    let file = folder.join("sw.js");
    let mut worker = fs::read_to_string(&file)?;
    for (before, after) in changes {
        worker = worker.replace(&integrity::of(before), &integrity::of(after));
    }
    fs::write(&file, worker)?;
    for twin in ["sw.js.br", "sw.js.gz"] {
        fs::remove_file(folder.join(twin))?;
    }
    Ok(())
}

/// The extension under that of a compressed twin.
fn plain_extension(file: &Path) -> Option<&OsStr> {
    match file.extension() {
        Some(twin) if twin == "br" || twin == "gz" => Path::new(file.file_stem()?).extension(),
        plain => plain,
    }
}

/// Copies the site without compressed pages, since the page is about to change.
fn copy_of(dist: &Path, keep: impl Fn(&Path) -> bool) -> Result<TempDir> {
    let copy = tempfile::Builder::new().prefix("unknot-site-").tempdir()?;
    copy_folder(dist, copy.path(), &keep).with_context(|| format!("{} could not be copied", dist.display()))?;
    Ok(copy)
}

fn copy_folder(from: &Path, to: &Path, keep: &impl Fn(&Path) -> bool) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (file, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy_folder(&file, &target, keep)?;
        } else if keep(&file) && !is_compressed_page(&file) {
            fs::copy(&file, &target)?;
        }
    }
    Ok(())
}

fn is_compressed_page(file: &Path) -> bool {
    file.extension().is_some_and(|twin| twin == "br" || twin == "gz")
        && plain_extension(file) == Some(OsStr::new("html"))
}
