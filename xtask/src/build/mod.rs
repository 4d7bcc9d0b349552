//! Makes the release. [`release`] is the list of its steps, in their order; each step is a module.

pub mod app;
pub mod assemble;
mod bind;
mod compile;
pub mod compress;
mod files;
mod font;
mod gather;
mod html;
mod icons;
pub mod integrity;
mod likeness;
mod map;
mod minify;
mod names;
mod optimize;
mod packs;
mod page;
mod panics;
mod part;
pub mod policy;
mod saved_keys;
mod service_worker;
mod split;
mod start_script;
mod strict;
mod style;
pub mod weigh;

use std::thread;

use anyhow::{Result, anyhow};

use self::app::App;
use crate::headers;
use crate::project::Project;

/// Builds the site in a staging folder, and puts it in the place of `dist/` when it is whole.
///
/// # Errors
///
/// When a step fails; `dist/` then stays as it was.
pub fn release(project: &Project) -> Result<()> {
    let staging = project.assembled().join("site");
    files::empty(&staging)?;
    let mut program = compile_and_assemble(project)?;
    panics::merge_locations(&mut program)?;

    let between = project.target().join("split");
    let cut = split::cut(&program, &packs::written(project)?, &between)?;
    let bound = bind::bind(&cut.main, &between)?;
    let (glue, main) = names::shorten(&bound.glue, &cut.loader, &bound.wasm)?;
    let app = App {
        glue: minify::module(project, &glue)?,
        loader: minify::module(project, &cut.loader)?,
        wasm: optimize::all(project, cut.with_main(main))?,
    };
    let app = app.write(&staging)?;

    let page = page::assemble(project, &app, &staging)?;
    let (page, policy) = policy::put(&page)?;
    strict::check(&page)?;
    files::write(&staging.join("index.html"), page)?;
    files::write(&staging.join("_headers"), headers::as_file(&policy))?;
    service_worker::write(project, &staging)?;

    compress::all_in(&staging)?;
    weigh::print(&staging)?;
    files::replace(&project.dist(), &staging)
}

/// Compiles the app, and meanwhile makes the files that the page takes in: the compiler links on one processor for most
/// of its time.
fn compile_and_assemble(project: &Project) -> Result<Vec<u8>> {
    thread::scope(|scope| {
        let assembled = scope.spawn(|| assemble::all(project));
        let program = compile::release(project);
        let assembled = assembled
            .join()
            .unwrap_or_else(|_| Err(anyhow!("assembling the page's files panicked")));
        assembled.and(program)
    })
}
