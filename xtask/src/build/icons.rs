//! The icons of the installed app, all from the one drawing `public/icon.svg`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The colour of the drawing's ground.
const PAPER: &str = "#fbf6f0";
const PAPER_RGB: [u8; 3] = [0xfb, 0xf6, 0xf0];
/// What a maskable icon keeps of its side, so that the knot lies within the circle of four fifths that is always seen.
const SAFE: f32 = 0.85;

/// The purpose of an icon.
#[derive(Clone, Copy, Debug)]
enum Purpose {
    /// Shown as it is, with its round corners.
    Any,
    /// Cut to the platform's own shape: the ground reaches every edge.
    Cut,
    /// Only its outline counts, filled with one colour.
    Outline,
}

const ICONS: [(&str, u16, Purpose); 6] = [
    ("192.png", 192, Purpose::Any),
    ("512.png", 512, Purpose::Any),
    ("maskable-192.png", 192, Purpose::Cut),
    ("maskable-512.png", 512, Purpose::Cut),
    ("monochrome-512.png", 512, Purpose::Outline),
    ("apple-touch-180.png", 180, Purpose::Cut),
];

/// Draws every icon into the folder `into`.
///
/// # Errors
///
/// When the drawing cannot be read or is without its ground, or a file cannot be written.
pub(super) fn write(drawing: &Path, into: &Path) -> Result<()> {
    let svg = fs::read_to_string(drawing).with_context(|| format!("{} cannot be read", drawing.display()))?;
    fs::create_dir_all(into).with_context(|| format!("{} cannot be made", into.display()))?;
    for (name, size, purpose) in ICONS {
        let picture = draw(&svg, size, purpose)?.encode_png()?;
        let file = into.join(name);
        fs::write(&file, picture).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}

fn draw(svg: &str, size: u16, purpose: Purpose) -> Result<Pixmap> {
    let ground = format!("fill=\"{PAPER}\"");
    ensure!(svg.contains(&ground), "the icon has no ground with {ground}");
    let without_ground = svg.replace(&ground, "fill=\"none\"");
    let svg = if matches!(purpose, Purpose::Outline) {
        &without_ground
    } else {
        svg
    };
    let tree = Tree::from_str(svg, &Options::default()).context("the icon is not a drawing")?;
    let mut picture = Pixmap::new(size.into(), size.into()).context("an icon has a size")?;
    let share = if matches!(purpose, Purpose::Cut) {
        let [red, green, blue] = PAPER_RGB;
        picture.fill(Color::from_rgba8(red, green, blue, 255));
        SAFE
    } else {
        1.0
    };
    let width = f32::from(size);
    let edge = width * (1.0 - share) / 2.0;
    let scale = width * share / tree.size().width();
    let place = Transform::from_row(scale, 0.0, 0.0, scale, edge, edge);
    resvg::render(&tree, place, &mut picture.as_mut());
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = include_str!("../../../public/icon.svg");

    /// Whether each pixel, given by its place in thousandths from the middle, shows the knot.
    fn is_knot(picture: &Pixmap) -> impl Iterator<Item = (f32, bool)> {
        let side = picture.width();
        let middle = f32::from(u16::try_from(side).unwrap_or(u16::MAX)) / 2.0;
        picture.pixels().iter().zip(0_u16..).map(move |(pixel, index)| {
            let at = |value: u32| f32::from(u16::try_from(value).unwrap_or(u16::MAX)) + 0.5 - middle;
            let distance = at(u32::from(index) % side).hypot(at(u32::from(index) / side)) / middle;
            (
                distance,
                pixel.alpha() > 128 && pixel.red() > 150 && pixel.green() < 120,
            )
        })
    }

    #[test]
    fn a_maskable_icon_keeps_the_knot_within_the_safe_circle() -> Result<()> {
        let picture = draw(DRAWING, 192, Purpose::Cut)?;
        assert!(picture.pixels().iter().all(|pixel| pixel.alpha() == 255));
        let farthest = is_knot(&picture)
            .filter(|(_, knot)| *knot)
            .map(|(distance, _)| distance);
        let farthest = farthest.fold(0.0, f32::max);
        assert!((0.5..0.8).contains(&farthest), "{farthest}");
        Ok(())
    }

    #[test]
    fn an_outline_has_no_ground() -> Result<()> {
        let picture = draw(DRAWING, 192, Purpose::Outline)?;
        let seen = picture.pixels().iter().filter(|pixel| pixel.alpha() > 128).count();
        assert!((500..12_000).contains(&seen), "{seen}");
        Ok(())
    }
}
