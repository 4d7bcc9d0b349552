//! Whether newer builds arrive: each engine is given one after the other, by a reload and by "Use it now" in turn. The
//! page does it all by itself and tells of it. A driver that listens to service workers would keep old ones from going.

mod numbered_builds;
mod page_alone;
mod reports;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use tokio::time::timeout;

use self::numbered_builds::NumberedBuilds;
use self::page_alone::PageAlone;
use self::reports::{Report, Reports};
use crate::engine::Engine;
use crate::environment::Environment;

const SCRIPT: &str = include_str!("page.js");
/// Longer than a browser keeps an old worker that it does not let go at once.
const PATIENCE: Duration = Duration::from_secs(120);

/// Gives every engine so many newer builds, and prints how many arrived.
///
/// # Errors
///
/// When a browser does not start, or a build did not arrive.
pub async fn run(count: u32) -> Result<()> {
    let environment = Environment::read()?;
    let mut missing = 0;
    for engine in Engine::ALL {
        missing += update(engine, &environment, count).await?;
    }
    if missing > 0 {
        bail!("{missing} newer builds did not arrive");
    }
    Ok(())
}

/// Gives how many did not arrive.
async fn update(engine: Engine, environment: &Environment, count: u32) -> Result<u32> {
    let mut reports = Reports::listen().await?;
    let script = SCRIPT.replace("REPORTS", reports.address());
    let builds = NumberedBuilds::serve(&environment.dist, script)?;
    let _page = PageAlone::open(engine, environment, &builds.address())?;
    let start = Instant::now();
    let (mut number, mut arrived, mut told) = (1, 0, 0);
    while told < count {
        let Ok(report) = timeout(PATIENCE, reports.next()).await else {
            println!("{engine}: nothing was told after {told} newer builds");
            break;
        };
        match report? {
            Report::WantsNext(answer) => {
                number += 1;
                builds.deploy(number)?;
                answer.send(()).ok();
            }
            Report::Took(what) => {
                told += 1;
                arrived += u32::from(what.is_there);
                if !what.is_there {
                    println!(
                        "{engine}: build {number} did not arrive by {}: {}",
                        what.way, what.states
                    );
                }
            }
        }
    }
    let seconds = start.elapsed().as_secs();
    println!("{engine}: {arrived} of {count} newer builds arrived, in {seconds} s");
    Ok(count - arrived)
}
