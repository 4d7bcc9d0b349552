//! Serves a built site the way a good static host does.
//!
//! Used by `cargo xtask serve`, the pictures and the browser tests, so that all of them meet the
//! same headers, the same compression and the same honest 404.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, LOCATION, VARY};
use axum::http::{Response, StatusCode};
use axum::middleware::{self, Next};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

use crate::build::policy;
use crate::headers;

/// Where a site is served.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The folder of the site in the address, for example `/` or `/some/folder/`.
    pub mount: String,
    /// Whether files come with the production headers; not every host sends those that it is asked to.
    pub sends_headers: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            mount: "/".into(),
            sends_headers: true,
        }
    }
}

/// Why a site cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is nothing to serve.
    #[error("{0} holds no index.html: build the site first with `cargo xtask build`")]
    NothingBuilt(PathBuf),
    /// Somebody else listens there.
    #[error("port {0} is already in use: stop the other program, or choose a port with `--port N`")]
    PortInUse(u16),
    /// The system said no for another reason.
    #[error("the server could not start: {0}")]
    Io(#[from] io::Error),
}

/// Says early that a port cannot be had, before a long build.
///
/// # Errors
///
/// When somebody else listens on the port.
pub fn check_port(port: u16) -> Result<(), StartError> {
    listen(port).map(drop)
}

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    mount: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the folder `dist` from a thread of its own and returns when it accepts connections.
    ///
    /// # Errors
    ///
    /// When the folder holds no site, or the port cannot be had.
    pub fn start(dist: PathBuf, options: Options) -> Result<Self, StartError> {
        let Options {
            port,
            mount,
            sends_headers,
        } = options;
        if !dist.join("index.html").is_file() {
            return Err(StartError::NothingBuilt(dist));
        }
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let mount = format!("/{}/", mount.trim_matches('/')).replace("//", "/");
        let sent = Sent {
            mount: mount.clone(),
            page: dist.join("index.html"),
            sends_headers,
        };
        let routes = routes(dist, sent);
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name("static server".into())
            .spawn(move || serve(runtime, listener, routes, stopped))?;
        Ok(Self {
            address,
            mount,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Scheme, host and port, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of the site's first page, with the slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.mount)
    }

    /// The port, so that another server can later take its place.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Stops at once and cuts open connections, as when a network goes away.
    pub fn stop(self) {
        drop(self);
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been printed by then; there is nothing to add.
            drop(thread.join());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Either end may be gone already, which is what stopping wants.
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn listen(port: u16) -> Result<TcpListener, StartError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => StartError::PortInUse(port),
        _ => StartError::Io(error),
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// The parts of a request and a response that the headers depend on.
#[derive(Debug)]
struct Sent {
    mount: String,
    page: PathBuf,
    sends_headers: bool,
}

impl Sent {
    /// That of the page which is there now: another build may take its place. Pages of tests may have none.
    fn policy(&self) -> Option<HeaderValue> {
        let page = std::fs::read_to_string(&self.page).ok()?;
        HeaderValue::try_from(headers::sent_policy(policy::of(&page)?)).ok()
    }
}

fn routes(dist: PathBuf, sent: Sent) -> Router {
    let files = ServeDir::new(dist).precompressed_br().precompressed_gzip();
    let router = match sent.mount.trim_end_matches('/') {
        "" => Router::new().fallback_service(files),
        folder => Router::new().nest_service(folder, files),
    };
    router.layer(middleware::from_fn_with_state(Arc::new(sent), add_headers))
}

type Answer = Response<axum::body::Body>;

/// Adds the headers of the table, and sends the bare folder to the address with a slash, since
/// relative addresses on the page would otherwise lead elsewhere.
async fn add_headers(State(sent): State<Arc<Sent>>, request: Request, next: Next) -> Answer {
    let path = request.uri().path().to_owned();
    if format!("{path}/") == sent.mount {
        return redirect(&sent.mount);
    }
    let mut answer = next.run(request).await;
    if !sent.sends_headers {
        return answer;
    }
    let inside = path.strip_prefix(sent.mount.trim_end_matches('/')).unwrap_or(&path);
    // A file that is missing now may be there later, whatever its name.
    let covered = if answer.status() == StatusCode::NOT_FOUND {
        "/missing"
    } else {
        inside
    };
    for (name, value) in headers::for_path(covered) {
        if let Ok(name) = HeaderName::try_from(name) {
            answer.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    if let Some(policy) = sent.policy() {
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    answer
        .headers_mut()
        .insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    answer
}

fn redirect(to: &str) -> Answer {
    let mut answer = Answer::default();
    *answer.status_mut() = StatusCode::PERMANENT_REDIRECT;
    if let Ok(to) = HeaderValue::from_str(to) {
        answer.headers_mut().insert(LOCATION, to);
    }
    answer
}

fn serve(runtime: Runtime, listener: TcpListener, routes: Router, stopped: oneshot::Receiver<()>) {
    let outcome = runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            outcome = axum::serve(listener, routes) => outcome,
            _ = stopped => Ok(()),
        }
    });
    if let Err(error) = outcome {
        eprintln!("error: the server stopped: {error}");
    }
    // Reading a file may still be under way; connections end here in any case.
    runtime.shutdown_timeout(Duration::from_millis(200));
}
