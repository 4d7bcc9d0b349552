//! What a page tells of itself, where nobody drives it.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// One thing that a page tells.
#[derive(Debug)]
pub(super) enum Report {
    /// It is ready for another build, and waits until that is there.
    WantsNext(oneshot::Sender<()>),
    Took(Took),
}

/// What came of an update.
#[derive(Debug, Deserialize)]
pub(super) struct Took {
    pub is_there: bool,
    pub way: String,
    pub states: String,
}

/// Listens until it is dropped.
#[derive(Debug)]
pub(super) struct Reports {
    address: String,
    told: mpsc::Receiver<Report>,
    server: JoinHandle<()>,
}

impl Reports {
    pub async fn listen() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let (tell, told) = mpsc::channel(8);
        let routes = Router::new()
            .route("/next", post(wants_next))
            .route("/took", post(took))
            .with_state(tell);
        let server = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, routes).await {
                eprintln!("error: nobody listens any more: {error}");
            }
        });
        Ok(Self { address, told, server })
    }

    /// Scheme, host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub async fn next(&mut self) -> Result<Report> {
        self.told.recv().await.context("nobody listens any more")
    }
}

impl Drop for Reports {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn wants_next(State(tell): State<mpsc::Sender<Report>>) -> StatusCode {
    let (answer, answered) = oneshot::channel();
    let is_told = tell.send(Report::WantsNext(answer)).await.is_ok();
    if is_told && answered.await.is_ok() {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

async fn took(State(tell): State<mpsc::Sender<Report>>, body: Bytes) -> StatusCode {
    let Ok(took) = serde_json::from_slice(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    if tell.send(Report::Took(took)).await.is_ok() {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    }
}
