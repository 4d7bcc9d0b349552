//! `cargo xtask shots`: pictures of every screen, and contact sheets of every figure.

mod camera;
mod figures;
mod parts;
mod screens;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::commands::shots::Arguments;
use xtask::project::{Project, say};
use xtask::server::{Options, Server};

use self::camera::Camera;
use self::screens::{SCHEMES, SCREENS, SIZES, Screen};
use crate::chromium::Size;

/// Draws the figures; then pictures the release in headless Chromium.
///
/// # Errors
///
/// When Chromium does not start, or a screen does not show.
pub fn run(project: &Project, arguments: &Arguments) -> Result<()> {
    figures::run(
        project,
        arguments.figures.as_deref().unwrap_or_default(),
        arguments.numbered,
    )?;
    if arguments.figures.is_some() {
        return Ok(());
    }
    let folder = project.root().join("target/shots");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let parts = parts::write(project, &folder)?;
    let server = Server::start(project.dist(), Options::default())?;
    say(format!("Taking pictures into {}", folder.display()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let camera = Camera::start().await?;
        let outcome = take_all(&camera, &server, &folder, &parts).await;
        camera.stop().await;
        outcome
    })
}

async fn take_all(camera: &Camera, server: &Server, folder: &Path, parts: &Path) -> Result<()> {
    for size in SIZES {
        for scheme in SCHEMES {
            camera.look_like(size, scheme).await?;
            camera.show(&format!("file://{}", parts.display())).await?;
            let name = format!("parts-{}-{scheme}.png", size.width);
            save(&folder.join(name), &camera.full_picture(size).await?)?;
            for screen in SCREENS {
                let address = format!("{}{}", server.url(), screen.route);
                let stem = format!("{}-{}-{scheme}", screen.name, size.width);
                take(camera, size, screen, &address, &folder.join(stem))
                    .await
                    .with_context(|| {
                        format!(
                            "{} ({}) could not be pictured at width {}, {scheme}",
                            screen.name, screen.route, size.width
                        )
                    })?;
            }
        }
    }
    Ok(())
}

async fn take(camera: &Camera, size: Size, screen: &Screen, address: &str, stem: &Path) -> Result<()> {
    if let Some((area, answers)) = screen.check {
        camera.keep_answers(area, answers).await?;
        camera.keep_samples().await?;
    }
    camera.show(address).await?;
    save(&stem.with_extension("png"), &camera.picture().await?)?;
    if screen.is_long {
        let name = format!("{}-full.png", stem.file_name().unwrap_or_default().to_string_lossy());
        save(&stem.with_file_name(name), &camera.full_picture(size).await?)?;
    }
    Ok(())
}

fn save(file: &Path, picture: &[u8]) -> Result<()> {
    println!("    {}", file.file_name().unwrap_or_default().to_string_lossy());
    fs::write(file, picture).with_context(|| format!("{} cannot be written", file.display()))
}
